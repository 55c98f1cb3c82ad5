import { MINUTE, type DurationMs, type EpochMs } from "../shared/units.ts";

/** Evictions happen in steps, so that a bin of the tide leaves whole. */
const EVICTION_STEP: DurationMs = 10 * MINUTE;

/** Closed incidents whose close lies before this instant leave the table. */
export function evictBefore(now: EpochMs, windowMs: DurationMs): EpochMs {
  return Math.floor(now / EVICTION_STEP) * EVICTION_STEP - windowMs;
}
