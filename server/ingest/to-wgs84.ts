import gcoord from "gcoord";
import type { Datum } from "../../src/domain/port.ts";

const SYSTEMS = { wgs84: gcoord.WGS84, gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;

/** Degrees. */
interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

/** Degrees of a datum → WGS-84, six decimals (0.1 m); null when they lie outside the earth. */
export function toWgs84(point: Point, datum: Datum): Point | null {
  if (!(Math.abs(point.latitude) <= 90) || !(Math.abs(point.longitude) <= 180)) return null;
  if (datum === "wgs84") return rounded(point.longitude, point.latitude);
  const [longitude, latitude] = gcoord.transform([point.longitude, point.latitude], SYSTEMS[datum], gcoord.WGS84);
  return rounded(longitude, latitude);
}

function rounded(longitude: number, latitude: number): Point {
  return { longitude: Math.round(longitude * 1e6) / 1e6, latitude: Math.round(latitude * 1e6) / 1e6 };
}
