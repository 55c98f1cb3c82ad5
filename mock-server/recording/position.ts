import gcoord from "gcoord";
import { type Point, rounded } from "../geometry.ts";

const DATUMS = { wgs84: gcoord.WGS84, gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;
/** WGS-84, or one of the offset systems of Chinese maps. */
export type Datum = keyof typeof DATUMS;

/** `(37.74, -122.45)`, latitude first, brackets or not → degrees; null when it is not such a pair. */
export function readPair(text: string): { readonly latitude: number; readonly longitude: number } | null {
  const match = /^\s*\(?\s*([-+]?\d+(?:\.\d+)?)\s*[,;\s]\s*([-+]?\d+(?:\.\d+)?)\s*\)?\s*$/.exec(text);
  return match === null ? null : { latitude: Number(match[1]), longitude: Number(match[2]) };
}

/** Degrees of a datum → WGS-84, six decimals; null when they lie outside the earth. */
export function toWgs84(point: Point, datum: Datum): Point | null {
  if (!(Math.abs(point.latitude) <= 90) || !(Math.abs(point.longitude) <= 180)) return null;
  if (datum === "wgs84") return rounded(point);
  const [longitude, latitude] = gcoord.transform([point.longitude, point.latitude], DATUMS[datum], gcoord.WGS84);
  return rounded({ longitude, latitude });
}
