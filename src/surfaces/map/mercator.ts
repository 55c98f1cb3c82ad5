import type { Latitude, Longitude } from "../../shared/units.ts";

/** Web Mercator, the whole world from 0 to 1, y downwards (EPSG:3857 scaled to the unit square). */
export interface Mercator {
  readonly x: number;
  readonly y: number;
}

/** Degrees → unit square. Latitudes past ±85.05° lie outside it. */
export function toMercator(longitude: Longitude, latitude: Latitude): Mercator {
  const radians = (latitude * Math.PI) / 180;
  return {
    x: (longitude + 180) / 360,
    y: (1 - Math.log(Math.tan(Math.PI / 4 + radians / 2)) / Math.PI) / 2,
  };
}

/** Unit square → degrees. */
export function fromMercator(point: Mercator): { readonly longitude: Longitude; readonly latitude: Latitude } {
  return {
    longitude: point.x * 360 - 180,
    latitude: (Math.atan(Math.sinh(Math.PI * (1 - 2 * point.y))) * 180) / Math.PI,
  };
}
