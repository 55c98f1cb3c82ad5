import type { Deadline } from "../../derive/derived.ts";
import type { Incident } from "../../domain/incident.ts";
import type { Profile } from "../../domain/profile.ts";
import type { MapIncident } from "../../surfaces/map/map-data.ts";

/** Where an incident without a position of its own is drawn: its region's middle; null when the map does not know the region. */
export type RegionAnchors = ReadonlyMap<string, { readonly longitude: number; readonly latitude: number }>;

/**
 * An open incident as the map draws it; null when there is no place to draw it at.
 * The clock is the derived deadline's, so that ring, chip and lists turn at the same instant; suspended incidents have none.
 */
export function toMapIncident(
  incident: Incident,
  deadline: Deadline,
  profile: Profile,
  anchors: RegionAnchors,
  dimmed: boolean,
  stale = false,
): MapIncident | null {
  const { longitude, latitude } = incident;
  const place = longitude === null || latitude === null ? anchors.get(incident.region) : { longitude, latitude };
  if (place === undefined) return null;
  const category = profile.categories.find((candidate) => candidate.id === incident.category);
  const { dueAt, atRiskAt, limit, state } = deadline;
  return {
    id: incident.id,
    ...place,
    silhouette: category?.symbol ?? "circle",
    severity: incident.severity,
    clock: state === "none" || limit <= 0 ? null : { dueAt, limit, atRiskShare: (dueAt - atRiskAt) / limit },
    dimmed,
    ...(stale ? { stale } : {}),
  };
}
