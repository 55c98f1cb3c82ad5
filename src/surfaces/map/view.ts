import type { ScreenPoint } from "./map-data.ts";
import { fromMercator, type Mercator, toMercator } from "./mercator.ts";

/** A flat, north-up camera: what is needed to go between places and CSS pixels. */
export interface View {
  readonly centre: Mercator;
  readonly zoom: number;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** CSS pixels the world is wide at a zoom: tiles of 512. */
function worldSize(zoom: number): number {
  return 512 * 2 ** zoom;
}

/** Degrees → CSS pixels from the top left corner. Device pixels play no part: picking works alike at every pixel ratio. */
export function project(view: View, longitude: number, latitude: number): ScreenPoint {
  const place = toMercator(longitude, latitude);
  const size = worldSize(view.zoom);
  return {
    x: (place.x - view.centre.x) * size + view.width / 2,
    y: (place.y - view.centre.y) * size + view.height / 2,
  };
}

/** CSS pixels → degrees. */
export function unproject(view: View, point: ScreenPoint): { readonly longitude: number; readonly latitude: number } {
  const size = worldSize(view.zoom);
  return fromMercator({
    x: (point.x - view.width / 2) / size + view.centre.x,
    y: (point.y - view.height / 2) / size + view.centre.y,
  });
}
