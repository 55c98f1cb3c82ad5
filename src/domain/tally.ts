import type { EpochMs } from "../shared/units.ts";
import type { CategoryId, RegionId } from "./incident.ts";

/** Hours of a calendar day at most: one on which clocks are set back has 25. */
export const HOURS_OF_DAY = 25;

/** How many incidents of a region (without those below it) were reported in each hour of a day that is over, by category. */
export interface Tally {
  readonly region: RegionId;
  /** First instant of the day in the profile's zone. */
  readonly day: EpochMs;
  /** By whole hours since the day began, up to the last that counts any; categories without a report are left out. */
  readonly counts: Readonly<Record<CategoryId, readonly number[]>>;
}
