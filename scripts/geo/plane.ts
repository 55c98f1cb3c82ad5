import type { Position } from "./polygon.ts";

/** Metres of one degree of latitude on a sphere of the Earth's mean radius. */
const METRES_PER_DEGREE = (Math.PI / 180) * 6_371_008.8;

/** A flat map of a small area, in metres east and north of its centre. */
export interface Plane {
  toPlane(position: Position): Position;
  toDegrees(point: Position): Position;
}

/** The equirectangular plane around `centre` (degrees); off by less than 0.1 % within 30 km. */
export function planeAround(centre: Position): Plane {
  const [longitude, latitude] = centre;
  const east = METRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);
  return {
    toPlane: ([x, y]) => [(x - longitude) * east, (y - latitude) * METRES_PER_DEGREE],
    toDegrees: ([x, y]) => [longitude + x / east, latitude + y / METRES_PER_DEGREE],
  };
}
