import type { EventLag } from "../panels/cockpit.ts";
import { type DurationMs, type EpochMs, MINUTE, SECOND } from "../shared/units.ts";

/** Measures events' own instants → painted, over the last minute. */
export interface LagMeter {
  /** An event that says it happened at `at` (stream time) came; it is not on the screen yet. */
  received(at: EpochMs): void;
  /**
   * Everything received stands on the screen.
   * @param streamNow null while the stream's clock is not known: nothing can be said of what waits
   * @param rate stream seconds per real second; 0 (a recording that ended) measures nothing
   * @param paintedAt milliseconds of a clock that only rises
   */
  painted(streamNow: EpochMs | null, rate: number, paintedAt: number): void;
  /** Of the events painted within the minute before `at` (by the clock of `paintedAt`). */
  read(at: number): EventLag;
}

export const NO_LAG: EventLag = { p50: null, p95: null, count: 0, ahead: 0 };

const SPAN: DurationMs = MINUTE;
/** A source may be ahead by less: the page measures the server's clock no better over a bad line. */
const CLOCKS_AGREE_WITHIN: DurationMs = SECOND;

/** Makes a meter that holds at most `limit` events waiting and `limit` measured: of a flood, the newest. */
export function createLagMeter(limit = 4_096): LagMeter {
  let waiting: EpochMs[] = [];
  let measured: { readonly paintedAt: number; readonly lag: DurationMs }[] = [];
  return {
    received(at) {
      // Nothing is painted in a background tab.
      if (waiting.length >= limit) waiting = waiting.slice(limit / 2);
      waiting.push(at);
    },
    painted(streamNow, rate, paintedAt) {
      if (streamNow !== null && rate > 0)
        for (const at of waiting) measured.push({ paintedAt, lag: (streamNow - at) / rate });
      waiting = [];
      if (measured.length > limit) measured = measured.slice(-limit);
    },
    read(at) {
      measured = measured.filter(({ paintedAt }) => paintedAt > at - SPAN);
      const lags = measured.map(({ lag }) => lag);
      const past = lags
        .filter((lag) => lag >= -CLOCKS_AGREE_WITHIN)
        .map((lag) => Math.max(0, lag))
        .sort((a, b) => a - b);
      const rank = (share: number): DurationMs | null => past[Math.ceil(share * past.length) - 1] ?? null;
      return { p50: rank(0.5), p95: rank(0.95), count: past.length, ahead: lags.length - past.length };
    },
  };
}
