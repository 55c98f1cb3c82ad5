import type { After } from "../../src/feed/timers.ts";
import type { DurationMs, EpochMs } from "../../src/shared/units.ts";

/** The whole world runs so many times as fast as a real one: what takes a minute takes six seconds. */
const RATE = 10;

/** A clock of that world. Clocks made with the same `begun` agree until one jumps. */
export interface ScaledTime {
  now(): EpochMs;
  readonly after: After;
  /** Sets this clock forward or back. */
  jump(by: DurationMs): void;
  /** Sets it so far ahead of the others. */
  setAhead(by: DurationMs): void;
}

/** Makes a clock. @param begun real instant at which it agreed with real time */
export function createScaledTime(begun: EpochMs): ScaledTime {
  let offset = 0;
  return {
    now: () => Math.floor(begun + (Date.now() - begun) * RATE + offset),
    after(delay, task) {
      const timer = setTimeout(task, real(delay));
      return () => clearTimeout(timer);
    },
    jump(by) {
      offset += by;
    },
    setAhead(by) {
      offset = by;
    },
  };
}

/** Real milliseconds of a duration of that world. */
export function real(duration: DurationMs): number {
  return duration / RATE;
}
