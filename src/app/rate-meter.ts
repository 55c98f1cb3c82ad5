import { type DurationMs, SECOND } from "../shared/units.ts";

/** Measures how fast events come in, in the viewer's time: a recording at 60× brings sixty times as many. */
export interface RateMeter {
  /** `count` events came at `at` (milliseconds of a clock that only rises). */
  received(count: number, at: number): void;
  /** Events per second over the last ten seconds; over the time since the start while that is shorter, but at least one second. */
  read(at: number): number;
}

const SPAN: DurationMs = 10 * SECOND;

/** Makes a meter that starts at `start`. */
export function createRateMeter(start: number): RateMeter {
  let arrivals: { readonly at: number; readonly count: number }[] = [];
  return {
    received(count, at) {
      if (count > 0) arrivals.push({ at, count });
    },
    read(at) {
      arrivals = arrivals.filter((arrival) => arrival.at > at - SPAN);
      const sum = arrivals.reduce((total, { count }) => total + count, 0);
      return sum / (Math.min(SPAN, Math.max(SECOND, at - start)) / SECOND);
    },
  };
}
