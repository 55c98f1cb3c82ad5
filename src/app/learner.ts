import type { Predictions } from "../derive/prediction/prediction.ts";
import { type DurationMs, type EpochMs, MINUTE } from "../shared/units.ts";
import type { PaintTime } from "./painter.ts";

/** What is learned of, and its stream time. */
interface Subject {
  readonly predictions: Predictions;
  readonly now: EpochMs;
}

interface LearnerOptions {
  readonly time: Pick<PaintTime, "now" | "after">;
  /** The stream on the screen; null before its snapshot is whole. */
  subject(): Subject | null;
}

/** Lets predictions learn. */
export interface Learner {
  /** Call it now and then, about each second: begins a learning when one is due. */
  tick(): void;
  stop(): void;
}

/** Stream time from one learning to the next. */
const EVERY: DurationMs = 10 * MINUTE;
/** Of the viewer's time at least this: a stream in fast motion would learn all the time. */
const REST_BETWEEN: DurationMs = MINUTE;
/** The page works for so long at a stretch and a piece more, which stays below a millisecond; then it lets everything else have its turn. */
const PIECE: DurationMs = 4;
const REST: DurationMs = 20;

/** Learns once a stream's snapshot is whole and every ten minutes of its time after, in pieces that do not hold up the page. */
export function createLearner({ time, subject }: LearnerOptions): Learner {
  let last: (Subject & { readonly begun: number }) | null = null;
  let cancel: (() => void) | null = null;

  function work(pieces: Iterator<void, void>): void {
    cancel = null;
    const until = time.now() + PIECE;
    do {
      // The page shows it with its next second.
      if (pieces.next().done === true) return;
    } while (time.now() < until);
    cancel = time.after(REST, () => work(pieces));
  }

  return {
    tick() {
      const next = subject();
      if (next === null) return;
      if (last?.predictions === next.predictions) {
        const isDue = next.now - last.now >= EVERY && time.now() - last.begun >= REST_BETWEEN;
        if (cancel !== null || !isDue) return;
      }
      // What was being learned of another stream is of no use any more.
      cancel?.();
      last = { ...next, begun: time.now() };
      const pieces = next.predictions.learn();
      cancel = time.after(REST, () => work(pieces));
    },
    stop() {
      cancel?.();
      cancel = null;
    },
  };
}
