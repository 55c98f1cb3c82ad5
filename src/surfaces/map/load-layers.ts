import type { FeatureCollection } from "geojson";
import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from "maplibre-gl";
import { LOAD_LAYER, loadColour, PLACE } from "./map-style.ts";
import type { MapPalette } from "./palette.ts";

const CELLS = "cells";
const CELL_FILL = "cell-fill";
const CELL_SELECTED = "cell-selected";
const REGION_SELECTED = "region-selected";
const NONE: FeatureCollection = { type: "FeatureCollection", features: [] };

/** The layers the load map adds to the cartography: hexagons under the grid lines, and the outline of what is chosen. */
export class LoadLayers {
  readonly #map: MapLibreMap;
  #cells: FeatureCollection = NONE;

  constructor(map: MapLibreMap) {
    this.#map = map;
  }

  /** After the style (again) stands. */
  add(palette: MapPalette): void {
    this.#map.addSource(CELLS, { type: "geojson", data: this.#cells });
    const before = this.#map.getLayer("rail-bed") === undefined ? undefined : "rail-bed";
    for (const layer of layers(palette)) this.#map.addLayer(layer, layer.id === CELL_FILL ? before : undefined);
  }

  paint(palette: MapPalette): void {
    for (const { id, paint } of layers(palette)) {
      if (this.#map.getLayer(id) === undefined) continue;
      for (const [property, value] of Object.entries(paint ?? {}))
        this.#map.setPaintProperty(id, property as never, value as never);
    }
  }

  /** Hexagons instead of the tint of regions; null goes back to it. */
  setCells(cells: FeatureCollection | null, palette: MapPalette): void {
    this.#cells = cells ?? NONE;
    this.#map.getSource<GeoJSONSource>(CELLS)?.setData(this.#cells);
    if (this.#map.getLayer(LOAD_LAYER) !== undefined)
      this.#map.setPaintProperty(LOAD_LAYER, "fill-opacity", cells === null ? palette.loadAlpha : 0);
  }

  setSelected(regions: ReadonlySet<string>): void {
    if (this.#map.getLayer(REGION_SELECTED) !== undefined) this.#map.setFilter(REGION_SELECTED, regionFilter(regions));
  }
}

function regionFilter(regions: ReadonlySet<string>) {
  return ["all", ["==", ["get", "role"], "region"], ["in", ["get", "id"], ["literal", [...regions]]]] as never;
}

function layers(palette: MapPalette): LayerSpecification[] {
  const { css, u, loadAlpha } = palette;
  const selected = { "line-color": css.text, "line-width": 2.4 * u };
  return [
    {
      id: CELL_FILL,
      type: "fill",
      source: CELLS,
      paint: {
        "fill-color": loadColour(palette, ["get", "step"]),
        "fill-opacity": loadAlpha,
        "fill-outline-color": css.gridLine,
      },
    },
    {
      id: CELL_SELECTED,
      type: "line",
      source: CELLS,
      filter: ["==", ["get", "selected"], true] as never,
      paint: selected,
    },
    {
      id: REGION_SELECTED,
      type: "line",
      source: PLACE,
      filter: regionFilter(new Set()),
      layout: { "line-join": "round" },
      paint: selected,
    },
  ];
}
