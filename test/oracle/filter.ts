import { Temporal } from "temporal-polyfill";
import type { Incident } from "../../src/domain/incident.ts";
import type { IncidentFilter } from "../../src/domain/incident-filter.ts";
import type { Profile } from "../../src/domain/profile.ts";
import { regionPaths } from "../../src/domain/region.ts";
import type { Tally } from "../../src/domain/tally.ts";
import type { Life } from "./life.ts";

/** What of a life a filter speaks of. */
type FilteredLife = Pick<Life, "region" | "category" | "severity" | "port" | "closedBy" | "reached">;

/** Whether a filter lets a life through, read word by word from what a filter means. */
export function lifeMatches(life: FilteredLife, filter: IncidentFilter, { regions, zone }: Profile): boolean {
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

/** The same of an incident as the table has it. */
export function incidentMatches(incident: Incident, filter: IncidentFilter, profile: Profile): boolean {
  const { reported, closed } = incident.stages;
  const reached = new Map<string, number>();
  if (reported !== null) reached.set("reported", reported);
  if (closed !== null) reached.set("closed", closed);
  return lifeMatches({ ...incident, closedBy: incident.tier, reached }, filter, profile);
}

/**
 * A tally as a filter leaves it, read from what a tally knows: hours, regions and categories. Null where the filter speaks of anything else; of a range of
 * reports the hours that lie in it wholly.
 */
export function cutTally(tally: Tally, filter: IncidentFilter, { regions, zone }: Profile): Tally | null {
  if (filter.severities.length > 0 || filter.ports.length > 0 || filter.tiers.length > 0 || filter.cell !== null)
    return null;
  const above = regionPaths(regions).get(tally.region) ?? [tally.region];
  const isHere = filter.regions.length === 0 || filter.regions.some((region) => above.includes(region));
  const counts: Record<string, readonly number[]> = {};
  for (const [category, hours] of Object.entries(tally.counts)) {
    if (!isHere || (filter.categories.length > 0 && !filter.categories.includes(category))) continue;
    counts[category] = hours.map((count, hour) => {
      const from = tally.day + hour * 3_600_000;
      const local = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
      const { reported, weekHour } = filter;
      const isIn = reported === null || (from >= reported.from && from + 3_600_000 <= reported.to);
      const isThen = weekHour === null || (local.dayOfWeek === weekHour.weekday && local.hour === weekHour.hour);
      return isIn && isThen ? count : 0;
    });
  }
  return { ...tally, counts };
}
