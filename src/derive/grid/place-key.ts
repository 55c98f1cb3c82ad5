import type { Incident } from "../../domain/incident.ts";

/** Side of the squares that stand in for a place that has no name, degrees of latitude: about 50 m. */
const SQUARE = 0.00045;

/**
 * What makes two incidents of one category the same place: the region and the words of the place, without regard to width, case and spaces; without words the
 * square of about 50 m its position lies in. Null when nothing tells the place.
 */
export function placeKey({ region, category, place, longitude, latitude }: Incident): string | null {
  const words = place.normalize("NFKC").toLowerCase().replace(/\s+/gu, "");
  const where = words !== "" ? words : squareOf(longitude, latitude);
  return where === null ? null : JSON.stringify([category, region, where]);
}

function squareOf(longitude: number | null, latitude: number | null): string | null {
  if (longitude === null || latitude === null) return null;
  const row = Math.floor(latitude / SQUARE);
  // A degree of longitude is shorter than one of latitude.
  const width = SQUARE / Math.max(0.01, Math.cos((row * SQUARE * Math.PI) / 180));
  return `${row}:${Math.floor(longitude / width)}`;
}
