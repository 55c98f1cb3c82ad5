import { type DurationMs, type EpochMs, SECOND } from "../shared/units.ts";

/** Time as the painter needs it; the browser's, or a test's. */
export interface PaintTime {
  /** Milliseconds that only rise. */
  now(): number;
  /** Calls back before the next frame is drawn; in a background tab, when it comes to the front. */
  onFrame(callback: () => void): void;
  /** Calls back once after `delay`; the returned function calls it off. */
  after(delay: DurationMs, callback: () => void): () => void;
}

interface PainterOptions {
  readonly time: PaintTime;
  /** Draws what is new. Called at most once a frame. */
  paint(): void;
  /** Called each stream second also while no frame is drawn, so that a background tab keeps its window. */
  tick(): void;
  streamNow(): EpochMs | null;
  /** Stream seconds per real second. */
  rate(): number;
}

/** Decides when to paint. */
export interface Painter {
  /** There is something new: paint soon, at most every `PAINT_PERIOD`. */
  touch(): void;
  /** The viewer asked for it: paint with the next frame. */
  touchNow(): void;
  stop(): void;
}

/** Batches come 10–20 times a second; five paints keep the eye up to date and the main thread free. */
export const PAINT_PERIOD: DurationMs = 200;

/**
 * Paints at most once a frame: soon after something new, and at each whole stream second, so that all countdowns turn at the same
 * instant. A stream faster than real time has its seconds bundled to one paint a period; one that stands still ticks once a second.
 */
export function createPainter({ time, paint, tick, streamNow, rate }: PainterOptions): Painter {
  let lastPaint = Number.NEGATIVE_INFINITY;
  let frameAsked = false;
  let stopped = false;
  let cancelSoon: (() => void) | null = null;
  let cancelTick: (() => void) | null = null;

  const touchNow = (): void => {
    if (frameAsked || stopped) return;
    frameAsked = true;
    time.onFrame(() => {
      frameAsked = false;
      if (stopped) return;
      lastPaint = time.now();
      paint();
    });
  };
  const touch = (): void => {
    if (frameAsked || stopped || cancelSoon !== null) return;
    const wait = lastPaint + PAINT_PERIOD - time.now();
    if (wait <= 0) touchNow();
    else {
      cancelSoon = time.after(wait, () => {
        cancelSoon = null;
        touchNow();
      });
    }
  };
  const planTick = (): void => {
    cancelTick = time.after(nextTick(streamNow(), rate()), () => {
      tick();
      touchNow();
      planTick();
    });
  };
  planTick();

  return {
    touch,
    touchNow,
    stop() {
      stopped = true;
      cancelSoon?.();
      cancelTick?.();
    },
  };
}

/** Real time to the next whole stream second; of a stream with more than one in a paint period, to the first after the period. */
export function nextTick(streamNow: EpochMs | null, rate: number): DurationMs {
  if (streamNow === null || rate <= 0) return SECOND;
  const second = SECOND / rate;
  const toNext = (SECOND - (((streamNow % SECOND) + SECOND) % SECOND)) / rate;
  const skipped = second >= PAINT_PERIOD ? 0 : Math.max(0, Math.ceil((PAINT_PERIOD - toNext) / second));
  // One more millisecond: a timer that fires a hair early must not show the old second.
  return Math.min(SECOND, toNext + skipped * second) + 1;
}
