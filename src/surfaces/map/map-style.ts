import type { FilterSpecification, LayerSpecification, SourceSpecification, StyleSpecification } from "maplibre-gl";
import type { LayerRole, MapPlace } from "./map-data.ts";
import type { MapPalette } from "./palette.ts";
import { outsideOf } from "./polygon.ts";
import { pmtilesLayers } from "./pmtiles-style.ts";
import { parentIds } from "./regions.ts";

/** Source and layer of the regions: tinted through the feature-state `load` (0–5). */
export const REGIONS = "regions";
/** The tint's layer: its opacity falls to 0 when the data is stale. */
export const LOAD_LAYER = "load";

/**
 * The map's own cartography from the design tokens. No text and no sprite: labels are HTML above the map, symbols a WebGL layer.
 * Bottom to top: land, water, rail, load, grid lines, mask outside, boundary.
 */
export function mapStyle(place: MapPlace, palette: MapPalette): StyleSpecification {
  const sources: Record<string, SourceSpecification> = {
    [REGIONS]: { type: "geojson", data: place.regions, promoteId: "id" },
  };
  for (const role of ROLES) {
    const data = place.layers.filter((layer) => layer.role === role).flatMap((layer) => layer.data.features);
    if (data.length > 0) sources[role] = { type: "geojson", data: { type: "FeatureCollection", features: data } };
  }
  if (place.boundary !== null) {
    sources.boundary = { type: "geojson", data: place.boundary };
    sources.outside = { type: "geojson", data: outsideOf(place.boundary) };
  }
  const layers = [
    background(palette),
    ...basemapLayers(place, palette, sources),
    ...regionLayers(palette, [...parentIds(place.regions)]),
    ...(place.basemap.kind === "geojson" ? railLayers(palette) : []),
    ...boundaryLayers(palette),
  ].filter((layer) => !("source" in layer) || layer.source in sources);
  return { version: 8, sources, layers };
}

const ROLES: readonly LayerRole[] = ["land", "water", "rail", "station", "street"];

function background(palette: MapPalette): LayerSpecification {
  return { id: "land", type: "background", paint: { "background-color": palette.css.land } };
}

function basemapLayers(
  place: MapPlace,
  palette: MapPalette,
  sources: Record<string, SourceSpecification>,
): LayerSpecification[] {
  const { basemap } = place;
  switch (basemap.kind) {
    case "geojson":
      return [...streetLayers(palette), ...waterLayers(palette)];
    case "xyz":
      sources.tiles = { type: "raster", tiles: [basemap.url], tileSize: basemap.tileSize };
      return [{ id: "tiles", type: "raster", source: "tiles", paint: { "raster-fade-duration": 0 } }];
    case "pmtiles":
      sources.tiles = { type: "vector", url: `pmtiles://${basemap.url}` };
      return pmtilesLayers("tiles", palette);
  }
}

/** Neighbouring streets: outlines only, they carry no data. */
function streetLayers({ css, u }: MapPalette): LayerSpecification[] {
  return [
    {
      id: "street-line",
      type: "line",
      source: "street",
      layout: { "line-join": "round" },
      paint: { "line-color": css.road2, "line-width": 1 * u, "line-dasharray": [5, 4] },
    },
  ];
}

/** Water; rivers with faint flow lines: their banks drawn again further in. */
function waterLayers({ css, u }: MapPalette): LayerSpecification[] {
  const flow = [7, 14, 22, 31].map(
    (inset, index): LayerSpecification => ({
      id: `water-flow-${index}`,
      type: "line",
      source: "water",
      filter: ["all", ["==", ["geometry-type"], "Polygon"], ["==", ["get", "kind"], "river"]],
      minzoom: 9,
      layout: { "line-join": "round" },
      paint: {
        "line-color": css.waterLine,
        "line-width": 1 * u,
        "line-offset": inset * u,
        "line-opacity": 0.5 - index * 0.1,
      },
    }),
  );
  return [
    {
      id: "water",
      type: "fill",
      source: "water",
      filter: ["==", ["geometry-type"], "Polygon"],
      paint: { "fill-color": css.water },
    },
    {
      id: "water-bank",
      type: "line",
      source: "water",
      filter: ["==", ["geometry-type"], "Polygon"],
      paint: { "line-color": css.waterLine, "line-width": 1 * u, "line-opacity": 0.7 },
    },
    {
      id: "canal",
      type: "line",
      source: "water",
      filter: ["==", ["geometry-type"], "LineString"],
      layout: { "line-join": "round", "line-cap": "round" },
      paint: { "line-color": css.water, "line-width": 5 * u },
    },
    ...flow,
  ];
}

function regionLayers(palette: MapPalette, parents: readonly string[]): LayerSpecification[] {
  const leaves: FilterSpecification = ["!", ["in", ["get", "id"], ["literal", [...parents]]]];
  const { css, u, load, loadAlpha } = palette;
  const [lowest = css.land, ...higher] = load;
  return [
    {
      id: LOAD_LAYER,
      type: "fill",
      source: REGIONS,
      filter: leaves,
      paint: {
        "fill-color": [
          "step",
          ["coalesce", ["feature-state", "load"], 0],
          lowest,
          ...higher.flatMap((colour, index) => [index + 1, colour]),
        ] as never,
        "fill-opacity": loadAlpha,
        "fill-antialias": false,
      },
    },
    {
      id: "grid-line",
      type: "line",
      source: REGIONS,
      filter: leaves,
      layout: { "line-join": "round" },
      paint: { "line-color": css.gridLine, "line-width": 1 * u },
    },
  ];
}

/** Rail: a dark bed, the line, and cross ticks as a wide line of very short dashes. */
function railLayers({ css, u }: MapPalette): LayerSpecification[] {
  const source = "rail";
  return [
    {
      id: "rail-bed",
      type: "line",
      source,
      layout: { "line-join": "round" },
      paint: { "line-color": css.landOutside, "line-width": 5.5 * u, "line-opacity": 0.75 },
    },
    {
      id: "rail-line",
      type: "line",
      source,
      layout: { "line-join": "round" },
      paint: { "line-color": css.rail, "line-width": 1.5 * u },
    },
    {
      id: "rail-tick",
      type: "line",
      source,
      // Dashes count in line widths: 1.2 px of every 10.
      paint: { "line-color": css.rail, "line-width": 6 * u, "line-dasharray": [0.2, 1.47] },
    },
    {
      id: "station",
      type: "circle",
      source: "station",
      paint: {
        "circle-radius": 3.5 * u,
        "circle-color": css.landOutside,
        "circle-stroke-color": css.text3,
        "circle-stroke-width": 1.5 * u,
      },
    },
  ];
}

function boundaryLayers({ css, u, dim }: MapPalette): LayerSpecification[] {
  return [
    { id: "outside", type: "fill", source: "outside", paint: { "fill-color": css.landOutside, "fill-opacity": dim } },
    {
      id: "boundary",
      type: "line",
      source: "boundary",
      layout: { "line-join": "round" },
      paint: { "line-color": css.boundary, "line-width": 1.6 * u },
    },
  ];
}
