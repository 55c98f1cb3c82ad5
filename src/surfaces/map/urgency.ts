import type { MapIncident } from "./map-data.ts";

/**
 * Order of urgency, most urgent first: the clock that runs out first (the longest overdue before all), then those without a clock
 * by severity. Does not depend on the present, so that it changes only when an incident changes. Ties by id.
 */
export function compareUrgency(a: MapIncident, b: MapIncident): number {
  const dueA = a.clock === null ? Number.POSITIVE_INFINITY : a.clock.dueAt;
  const dueB = b.clock === null ? Number.POSITIVE_INFINITY : b.clock.dueAt;
  if (dueA !== dueB) return dueA < dueB ? -1 : 1;
  if (a.severity !== b.severity) return a.severity - b.severity;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The `limit` most urgent of `incidents`, most urgent first. One pass with an insertion into a short list. */
export function mostUrgent(incidents: Iterable<MapIncident>, limit: number): readonly MapIncident[] {
  const chosen: MapIncident[] = [];
  for (const incident of incidents) {
    const last = chosen[limit - 1];
    if (last !== undefined && compareUrgency(incident, last) >= 0) continue;
    let at = chosen.length;
    while (at > 0 && isBefore(incident, chosen[at - 1])) at--;
    chosen.splice(at, 0, incident);
    if (chosen.length > limit) chosen.pop();
  }
  return chosen;
}

function isBefore(incident: MapIncident, other: MapIncident | undefined): boolean {
  return other !== undefined && compareUrgency(incident, other) < 0;
}
