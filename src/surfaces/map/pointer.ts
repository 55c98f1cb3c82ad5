import type { Map as MapLibreMap } from "maplibre-gl";
import type { CityMapOptions } from "./city-map-options.ts";
import type { Hit } from "./incident-scene.ts";
import type { ScreenPoint } from "./map-data.ts";
import { regionAt } from "./regions.ts";

interface Ground {
  readonly hitAt: (point: ScreenPoint) => Hit | null;
  readonly placeAt: (point: ScreenPoint) => { readonly longitude: number; readonly latitude: number };
}

/** Tells what the pointer stands on and was pressed on. All in CSS pixels, so that it holds at every pixel ratio. */
export function followPointer(
  map: MapLibreMap,
  { onHover, onClick, place }: Pick<CityMapOptions, "onHover" | "onClick" | "place">,
  { hitAt, placeAt }: Ground,
): void {
  map.on("mousemove", ({ point }) => onHover?.(hitAt(point), point));
  map.on("mouseout", ({ point }) => onHover?.(null, point));
  map.on("click", ({ point }) => {
    const { longitude, latitude } = placeAt(point);
    onClick?.(hitAt(point), regionAt(place.regions, longitude, latitude));
  });
}
