import type { EpochMs } from "../shared/units.ts";

/** A cell of the week: hour of day on a day of the week, in the profile's zone. */
export interface WeekHour {
  /** 1 Monday … 7 Sunday (ISO 8601). */
  readonly weekday: number;
  /** 0–23. */
  readonly hour: number;
}

/**
 * What a viewer cuts every figure to. Parts add up (and); an empty or null part cuts nothing; the values of one part are alternatives (or).
 * It speaks only of what an incident is, never of the instant it is looked at, so that it can be kept incrementally.
 */
export interface IncidentFilter {
  /** Each with all regions below it. */
  readonly regions: readonly string[];
  readonly categories: readonly string[];
  /** Reported in [from, to). */
  readonly reported: { readonly from: EpochMs; readonly to: EpochMs } | null;
  /** Reported in this hour of the week. */
  readonly weekHour: WeekHour | null;
}

/** Cuts nothing. */
export const NO_FILTER: IncidentFilter = { regions: [], categories: [], reported: null, weekHour: null };

/** Whether it cuts anything. */
export function isFiltering({ regions, categories, reported, weekHour }: IncidentFilter): boolean {
  return regions.length > 0 || categories.length > 0 || reported !== null || weekHour !== null;
}
