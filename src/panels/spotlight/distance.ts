import type { Latitude, Longitude } from "../../shared/units.ts";

interface Place {
  readonly longitude: Longitude | null;
  readonly latitude: Latitude | null;
}

const EARTH_RADIUS_METRES = 6_371_008.8;

/** Metres between two places on the great circle (haversine on the mean radius); null when one of them is unknown. */
export function distanceMetres(a: Place, b: Place): number | null {
  if (a.longitude === null || a.latitude === null || b.longitude === null || b.latitude === null) return null;
  const radians = Math.PI / 180;
  const halfLatitude = ((b.latitude - a.latitude) * radians) / 2;
  const halfLongitude = ((b.longitude - a.longitude) * radians) / 2;
  const h =
    Math.sin(halfLatitude) ** 2 +
    Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * Math.sin(halfLongitude) ** 2;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** `240 m` to the nearest ten, from one kilometre `1.2 km`. */
export function formatDistance(metres: number): string {
  return metres < 995 ? `${Math.round(metres / 10) * 10} m` : `${(metres / 1_000).toFixed(1)} km`;
}
