import type { Map as MapLibreMap } from "maplibre-gl";
import { loadStep } from "./load-step.ts";
import type { MapPlace } from "./map-data.ts";
import { LOAD_LAYER, mapStyle, PLACE } from "./map-style.ts";
import type { MapPalette } from "./palette.ts";

/** MapLibre's own layers under the live data: their colours, and the tint of regions by load. */
export class BaseLayers {
  readonly #map: MapLibreMap;
  readonly #place: MapPlace;
  readonly #steps = new Map<string, number>();

  constructor(map: MapLibreMap, place: MapPlace) {
    this.#map = map;
    this.#place = place;
  }

  /** Tints regions by their open incidents; only steps that changed reach the GPU. */
  setLoads(open: ReadonlyMap<string, number>): void {
    this.setSteps(new Map([...open].map(([region, count]) => [region, loadStep(count)])));
  }

  /** The same by steps of the ramp, 0–5. */
  setSteps(steps: ReadonlyMap<string, number>): void {
    for (const [region, step] of steps) {
      if (this.#steps.get(region) === step) continue;
      this.#steps.set(region, step);
      this.#send(region, step);
    }
  }

  /** After the style (again) stands: feature-states are lost with it. */
  restore(): void {
    for (const [region, step] of this.#steps) this.#send(region, step);
  }

  /** Repaints with a palette; without tint where load has no say (战时) or is old. */
  paint(palette: MapPalette, tinted: boolean): void {
    if (this.#map.getLayer(LOAD_LAYER) === undefined) return;
    for (const layer of mapStyle(this.#place, palette).layers) {
      for (const [property, value] of Object.entries(layer.paint ?? {}))
        this.#map.setPaintProperty(layer.id, property as never, value as never);
    }
    if (!tinted) this.#map.setPaintProperty(LOAD_LAYER, "fill-opacity", 0);
  }

  #send(region: string, step: number): void {
    if (this.#map.getSource(PLACE) !== undefined)
      this.#map.setFeatureState({ source: PLACE, id: region }, { load: step });
  }
}
