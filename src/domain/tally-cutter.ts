import { HOUR } from "../shared/units.ts";
import type { IncidentFilter } from "./incident-filter.ts";
import type { Profile } from "./profile.ts";
import { regionsWithin } from "./region.ts";
import type { Tally } from "./tally.ts";
import { weekHourReader } from "./week-hour.ts";

/** Whether tallies can be cut to a filter: they know hours, regions and categories, and nothing else of what they counted. */
export function talliesFollow({ severities, ports, tiers, cell }: IncidentFilter): boolean {
  return severities.length + ports.length + tiers.length === 0 && cell === null;
}

/**
 * Cuts tallies as a filter cuts the incidents they counted. A day that is known stays known: what does not match counts zero. Of a range of reports the
 * hours that lie in it wholly are kept, for a tally knows nothing finer; of severities, ports, tiers and hexagons it knows nothing at all: null, as if unknown.
 */
export function tallyCutter(
  filter: IncidentFilter,
  profile: Pick<Profile, "regions" | "zone">,
): (tally: Tally) => Tally | null {
  if (!talliesFollow(filter)) return () => null;
  const { regions, categories, reported, weekHour } = filter;
  const wantedRegions = regionsWithin(profile.regions, regions);
  const weekHourOf = weekHourReader(profile.zone);
  const isWanted = (day: number, hour: number): boolean => {
    const begin = day + hour * HOUR;
    if (reported !== null && (begin < reported.from || begin + HOUR > reported.to)) return false;
    const at = weekHourOf(begin);
    return weekHour === null || (at.weekday === weekHour.weekday && at.hour === weekHour.hour);
  };
  return (tally) => {
    if (regions.length > 0 && !wantedRegions.has(tally.region)) return { ...tally, counts: {} };
    let counted = Object.entries(tally.counts);
    if (categories.length > 0) counted = counted.filter(([category]) => categories.includes(category));
    if (reported !== null || weekHour !== null)
      counted = counted.map(([category, hours]) => [
        category,
        hours.map((count, hour) => (isWanted(tally.day, hour) ? count : 0)),
      ]);
    return { ...tally, counts: Object.fromEntries(counted) };
  };
}
