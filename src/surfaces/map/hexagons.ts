import { cellToBoundary, getResolution, isValidCell, latLngToCell } from "h3-js";
import type { LoadCell } from "./load-areas.ts";

/** The H3 hexagon a position lies in, by name. Its own file: whoever never looks through hexagons never loads the library. */
export function hexagonAt(latitude: number, longitude: number, resolution: number): string {
  return latLngToCell(latitude, longitude, resolution);
}

/** Whether a position lies in a hexagon of any size. A name of none holds nothing. */
export function isInHexagon(id: string, latitude: number, longitude: number): boolean {
  return isValidCell(id) && latLngToCell(latitude, longitude, getResolution(id)) === id;
}

/** A hexagon's corners. */
export function hexagonOf(id: string): LoadCell {
  return { id, ring: cellToBoundary(id).map(([latitude = 0, longitude = 0]) => [longitude, latitude] as const) };
}
