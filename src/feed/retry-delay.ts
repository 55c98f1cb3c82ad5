import { SECOND } from "../shared/units.ts";
import type { DurationMs } from "../shared/units.ts";

/** A wall must be back soon after a deploy, and a dead gateway must not be hammered: doubling up to half a minute, for ever. */
const LONGEST: DurationMs = 30 * SECOND;

/**
 * How long to wait before the next attempt.
 * @param failures attempts failed in a row, from 1
 * @param chance 0 to 1: spreads the walls of a district apart, so that a gateway is not met by all of them at once
 */
export function retryDelay(failures: number, chance: number): DurationMs {
  const full = Math.min(LONGEST, SECOND * 2 ** Math.min(failures - 1, 10));
  return Math.round(full * (0.5 + chance / 2));
}
