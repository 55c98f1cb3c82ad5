import { Temporal } from "temporal-polyfill";
import type { IncidentFilter } from "../../src/domain/incident-filter.ts";
import type { Profile } from "../../src/domain/profile.ts";
import { regionPaths } from "../../src/domain/region.ts";
import type { Life } from "./life.ts";

/** Whether a filter lets a life through, read word by word from what a filter means. */
export function lifeMatches(life: Life, filter: IncidentFilter, { regions, zone }: Profile): boolean {
  const reportedAt = life.reached.get("reported") ?? Number.NaN;
  const local = Temporal.Instant.fromEpochMilliseconds(reportedAt).toZonedDateTimeISO(zone);
  const above = regionPaths(regions).get(life.region) ?? [life.region];
  const { reported, weekHour } = filter;
  return (
    (filter.regions.length === 0 || filter.regions.some((region) => above.includes(region))) &&
    (filter.categories.length === 0 || filter.categories.includes(life.category)) &&
    (filter.severities.length === 0 || filter.severities.some((severity) => severity === life.severity)) &&
    (filter.ports.length === 0 || filter.ports.includes(life.port)) &&
    (filter.tiers.length === 0 || filter.tiers.some((tier) => life.reached.has("closed") && life.closedBy === tier)) &&
    (reported === null || (reported.from <= reportedAt && reportedAt < reported.to)) &&
    (weekHour === null || (weekHour.weekday === local.dayOfWeek && weekHour.hour === local.hour))
  );
}
