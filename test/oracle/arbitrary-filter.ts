import fc from "fast-check";
import { type IncidentFilter, NO_FILTER } from "../../src/domain/incident-filter.ts";
import { weekHourReader } from "../../src/domain/week-hour.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** One part of a filter; the start of the session is what its instants are told from. */
type FilterPart = (start: number, zone: string) => Partial<IncidentFilter>;
const filterPart: fc.Arbitrary<FilterPart> = fc.oneof(
  fc
    .subarray(["village-a", "grid-a1", "village-b", "elsewhere"], { minLength: 1, maxLength: 2 })
    .map((regions) => () => ({ regions })),
  fc
    .subarray(["safety", "fire", "dispute"], { minLength: 1, maxLength: 2 })
    .map((categories) => () => ({ categories })),
  fc.subarray([1, 2, 3, 4] as const, { minLength: 2, maxLength: 3 }).map((severities) => () => ({ severities })),
  fc.subarray(["p110", "p12345"], { minLength: 1 }).map((ports) => () => ({ ports })),
  fc.subarray(["grid", "community", "street"], { minLength: 1, maxLength: 2 }).map((tiers) => () => ({ tiers })),
  fc.tuple(fc.nat(90), fc.integer({ min: 1, max: 600 })).map(([from, length]) => (start: number) => ({
    reported: { from: start + from * MINUTE, to: start + (from + length) * MINUTE },
  })),
  fc.nat(3).map((hours) => (start: number, zone: string) => ({ weekHour: weekHourReader(zone)(start + hours * HOUR) })),
);
/** One part or two. */
export const filter: fc.Arbitrary<(start: number, zone: string) => IncidentFilter> = fc
  .array(filterPart, { minLength: 1, maxLength: 2 })
  .map((parts) => (start, zone) => Object.assign({ ...NO_FILTER }, ...parts.map((each) => each(start, zone))));
