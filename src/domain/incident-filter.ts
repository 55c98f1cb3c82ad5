import type { EpochMs } from "../shared/units.ts";
import type { Severity } from "./incident.ts";

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
  readonly severities: readonly Severity[];
  readonly ports: readonly string[];
  /** Closed, and resolved by this tier. */
  readonly tiers: readonly string[];
  /** Reported in [from, to). */
  readonly reported: { readonly from: EpochMs; readonly to: EpochMs } | null;
  /** Reported in this hour of the week. */
  readonly weekHour: WeekHour | null;
  /** Its position lies in this hexagon, by its H3 name. */
  readonly cell: string | null;
}

/** Cuts nothing. */
export const NO_FILTER: IncidentFilter = {
  regions: [],
  categories: [],
  severities: [],
  ports: [],
  tiers: [],
  reported: null,
  weekHour: null,
  cell: null,
};

/** The parts that list values. */
const LISTED_PARTS = ["regions", "categories", "severities", "ports", "tiers"] as const;

/** Whether it cuts anything. */
export function isFiltering(filter: IncidentFilter): boolean {
  const { reported, weekHour, cell } = filter;
  return (
    LISTED_PARTS.some((part) => filter[part].length > 0) || reported !== null || weekHour !== null || cell !== null
  );
}

/** The filter cut to `value` of a part alone, or without that part when it was cut to nothing else. */
export function toggleValue<Part extends (typeof LISTED_PARTS)[number]>(
  filter: IncidentFilter,
  part: Part,
  value: IncidentFilter[Part][number],
): IncidentFilter {
  const chosen = filter[part];
  const isOn = chosen.length === 1 && chosen[0] === value;
  return { ...filter, [part]: isOn ? [] : [value] };
}
