import type { Gateway } from "../server/gateway.ts";
import { type DurationMs, type EpochMs, SECOND } from "../src/shared/units.ts";
import type { Source } from "./source.ts";

/** A source that runs with the clock is asked this often: shorter than the gateway's batches, so that it adds little to their latency. */
const ASK_EVERY: DurationMs = 40;
/** A recording that starts over stands at its end this long. */
const LOOP_PAUSE: DurationMs = 5 * SECOND;

export interface PlayOptions {
  readonly source: Source;
  readonly gateway: Pick<Gateway, "publish" | "flush" | "restart" | "holdsFrom">;
  /** Server time. */
  readonly now: () => EpochMs;
  /** Waits so long; 0 lets everything else that is ready run first. */
  readonly wait: (duration: DurationMs) => Promise<void>;
  /** Names the stream that follows when the recording starts over; absent: it does not. */
  readonly nextStreamId?: (() => string) | undefined;
  readonly signal: AbortSignal;
}

/** Hands a source's events on to the gateway until it ends or `signal` stops it. The source must be open. */
export async function play(options: PlayOptions): Promise<void> {
  const { source, gateway, now, wait, nextStreamId, signal } = options;
  while (!signal.aborted) {
    const events = source.due(now());
    if (events.length > 0) await gateway.publish(events);
    if (source.hurried) await gateway.flush();
    if (!source.ended) {
      await wait(source.hurried ? 0 : ASK_EVERY);
      continue;
    }
    if (nextStreamId === undefined) return;
    await wait(LOOP_PAUSE);
    if (signal.aborted) return;
    await gateway.restart(nextStreamId());
    await gateway.publish(source.open(now()));
    await gateway.holdsFrom(source.begin);
  }
}
