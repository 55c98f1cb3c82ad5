import type { LayerSpecification } from "maplibre-gl";
import type { MapPalette } from "./palette.ts";

/**
 * Layers of a vector basemap in the schema of Protomaps' daily builds (docs.protomaps.com/basemaps/layers, version 4): `earth`,
 * `landuse`, `water`, `buildings`, `roads` with `kind`. Roads in three weights, as the design asks.
 */
export function pmtilesLayers(source: string, { css, u }: MapPalette): LayerSpecification[] {
  const road = (id: string, kinds: readonly string[], colour: string, width: number): LayerSpecification => ({
    id,
    type: "line",
    source,
    "source-layer": "roads",
    filter: ["in", ["get", "kind"], ["literal", [...kinds]]],
    layout: { "line-join": "round", "line-cap": "round" },
    paint: { "line-color": colour, "line-width": width * u },
  });
  return [
    { id: "tiles-block", type: "fill", source, "source-layer": "buildings", paint: { "fill-color": css.block } },
    road("tiles-road-3", ["minor_road", "path", "other"], css.road3, 1),
    {
      id: "tiles-water",
      type: "fill",
      source,
      "source-layer": "water",
      filter: ["==", ["geometry-type"], "Polygon"],
      paint: { "fill-color": css.water },
    },
    {
      id: "tiles-canal",
      type: "line",
      source,
      "source-layer": "water",
      filter: ["==", ["geometry-type"], "LineString"],
      paint: { "line-color": css.water, "line-width": 4 * u },
    },
    road("tiles-road-2", ["major_road", "medium_road"], css.road2, 3),
    road("tiles-road-1", ["highway"], css.road1, 5),
    road("tiles-rail", ["rail"], css.rail, 1.5),
  ];
}
