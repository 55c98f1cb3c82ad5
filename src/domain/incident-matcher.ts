import type { Incident } from "./incident.ts";
import type { IncidentFilter } from "./incident-filter.ts";
import type { Profile } from "./profile.ts";
import { regionsWithin } from "./region.ts";
import { weekHourReader } from "./week-hour.ts";

/** What of an incident a filter speaks of. */
export type FilteredFacts = Pick<
  Incident,
  "region" | "category" | "severity" | "port" | "tier" | "latitude" | "longitude"
> & {
  readonly stages: Pick<Incident["stages"], "reported" | "closed">;
};

/** Whether a position lies in a hexagon, by its H3 name. */
export type IsInCell = (cell: string, latitude: number, longitude: number) => boolean;

/**
 * Answers whether an incident is what a filter cuts to. Regions and hours are looked up once, so that it may be asked of a whole table.
 * What the profile does not know (a region, category, port, tier) matches what names it, and nothing else.
 * @param isInCell the hexagon library, which only a filter by one needs; without it nothing lies in a hexagon
 */
export function incidentMatcher(
  { regions, categories, severities, ports, tiers, reported, weekHour, cell }: IncidentFilter,
  profile: Pick<Profile, "regions" | "zone">,
  isInCell: IsInCell = () => false,
): (incident: FilteredFacts) => boolean {
  const wantedRegions = regionsWithin(profile.regions, regions);
  const wantedCategories = new Set(categories);
  const weekHourOf = weekHourReader(profile.zone);
  return (incident) => {
    const at = incident.stages.reported;
    if (categories.length > 0 && !wantedCategories.has(incident.category)) return false;
    if (regions.length > 0 && !wantedRegions.has(incident.region)) return false;
    if (severities.length > 0 && !severities.includes(incident.severity)) return false;
    if (ports.length > 0 && !ports.includes(incident.port)) return false;
    if (tiers.length > 0 && (incident.stages.closed === null || !tiers.includes(incident.tier ?? ""))) return false;
    if (reported !== null && (at === null || at < reported.from || at >= reported.to)) return false;
    if (cell !== null) {
      const { latitude, longitude } = incident;
      if (latitude === null || longitude === null || !isInCell(cell, latitude, longitude)) return false;
    }
    if (weekHour === null) return true;
    if (at === null) return false;
    const { weekday, hour } = weekHourOf(at);
    return weekday === weekHour.weekday && hour === weekHour.hour;
  };
}
