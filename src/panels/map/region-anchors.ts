import type { MapPlace } from "../../surfaces/map/map-data.ts";
import { labelPoint } from "../../surfaces/map/polygon.ts";
import { regionId } from "../../surfaces/map/regions.ts";
import type { RegionAnchors } from "./map-incident.ts";

/** The middle of every region of a place, for incidents that came without a position. */
export function regionAnchors(place: MapPlace): RegionAnchors {
  return new Map(
    place.regions.features.flatMap((feature) => {
      const [longitude, latitude] = labelPoint(feature) ?? [];
      if (longitude === undefined || latitude === undefined) return [];
      return [[regionId(feature), { longitude, latitude }] as const];
    }),
  );
}
