import type { Feature, FeatureCollection } from "geojson";
import type {
  ExpressionFilterSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from "maplibre-gl";
import type { LayerRole, MapPlace } from "./map-data.ts";
import type { MapPalette } from "./palette.ts";
import { outsideOf } from "./polygon.ts";
import { pmtilesLayers } from "./pmtiles-style.ts";
import { leafRegions } from "./regions.ts";

/** Source of everything drawn from files; regions in it are tinted through the feature-state `load` (0–5; −1: unknown, without tint). */
export const PLACE = "place";
/** The tint's layer: its opacity falls to 0 when the data is stale. */
export const LOAD_LAYER = "load";

type Role = LayerRole | "region" | "boundary" | "outside";

/**
 * The map's own cartography from the design tokens. No text and no sprite: labels are HTML above the map, symbols a WebGL layer.
 * Bottom to top: land, streets, water, load, grid lines, rail, mask outside, boundary. One source for all: each source more costs a
 * full-screen stencil pass a frame, which software rendering feels.
 */
export function mapStyle(place: MapPlace, palette: MapPalette): StyleSpecification {
  const data = placeFeatures(place);
  const drawn = new Set(data.features.map((feature) => feature.properties?.role as Role));
  const sources: Record<string, SourceSpecification> = { [PLACE]: { type: "geojson", data, promoteId: "id" } };
  const layers = [
    background(palette),
    ...basemapLayers(place, palette, sources),
    ...regionLayers(palette),
    ...(place.basemap.kind === "geojson" ? railLayers(palette) : []),
    ...boundaryLayers(palette),
  ];
  return {
    version: 8,
    sources,
    layers: layers.filter((layer) => {
      const role = roleOf(layer);
      return role === null || drawn.has(role);
    }),
  };
}

/** All features of a place's files, each with its `role`; outlines of regions that have others below them are left out. */
function placeFeatures(place: MapPlace): FeatureCollection {
  const { layers, regions, boundary, basemap } = place;
  const as = (role: Role, features: readonly Feature[]): Feature[] =>
    features.map((feature) => ({ ...feature, properties: { ...feature.properties, role } }));
  return {
    type: "FeatureCollection",
    features: [
      ...(basemap.kind === "geojson" ? layers.flatMap(({ role, data }) => as(role, data.features)) : []),
      ...as("region", leafRegions(regions)),
      ...(boundary === null ? [] : [...as("boundary", boundary.features), ...as("outside", [outsideOf(boundary)])]),
    ],
  };
}

/** The role a layer's filter asks for; null for the background and tiles. */
function roleOf(layer: LayerSpecification): Role | null {
  return (layer.metadata as { readonly role?: Role } | undefined)?.role ?? null;
}

/** What every layer of the place's source shares: its role, in the filter and noted for leaving out layers without features. */
function of(role: Role, geometry?: "Polygon" | "LineString", kind?: string) {
  const conditions: ExpressionFilterSpecification[] = [["==", ["get", "role"], role]];
  if (geometry !== undefined) conditions.push(["==", ["geometry-type"], geometry]);
  if (kind !== undefined) conditions.push(["==", ["get", "kind"], kind]);
  return { source: PLACE, metadata: { role }, filter: ["all", ...conditions] as ExpressionFilterSpecification };
}

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
      ...of("street"),
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
      ...of("water", "Polygon", "river"),
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
      ...of("water", "Polygon"),
      paint: { "fill-color": css.water },
    },
    {
      id: "water-bank",
      type: "line",
      ...of("water", "Polygon"),
      paint: { "line-color": css.waterLine, "line-width": 1 * u, "line-opacity": 0.7 },
    },
    {
      id: "canal",
      type: "line",
      ...of("water", "LineString"),
      layout: { "line-join": "round", "line-cap": "round" },
      paint: { "line-color": css.water, "line-width": 5 * u },
    },
    ...flow,
  ];
}

/** The ramp's colour of a step, 0–5; the land's below it: unknown is no load. @param step expression that gives it */
export function loadColour({ css, load }: MapPalette, step: readonly unknown[]) {
  return ["step", step, css.land, ...load.flatMap((colour, index) => [index, colour])] as never;
}

function regionLayers(palette: MapPalette): LayerSpecification[] {
  const { css, u, loadAlpha } = palette;
  return [
    {
      id: LOAD_LAYER,
      type: "fill",
      ...of("region"),
      paint: {
        "fill-color": loadColour(palette, ["coalesce", ["feature-state", "load"], 0]),
        "fill-opacity": loadAlpha,
        "fill-antialias": false,
      },
    },
    {
      id: "grid-line",
      type: "line",
      ...of("region"),
      layout: { "line-join": "round" },
      paint: { "line-color": css.gridLine, "line-width": 1 * u },
    },
  ];
}

/** Rail: a dark bed, the line, and cross ticks as a wide line of very short dashes. */
function railLayers({ css, u }: MapPalette): LayerSpecification[] {
  return [
    {
      id: "rail-bed",
      type: "line",
      ...of("rail"),
      layout: { "line-join": "round" },
      paint: { "line-color": css.landOutside, "line-width": 5.5 * u, "line-opacity": 0.75 },
    },
    {
      id: "rail-line",
      type: "line",
      ...of("rail"),
      layout: { "line-join": "round" },
      paint: { "line-color": css.rail, "line-width": 1.5 * u },
    },
    {
      id: "rail-tick",
      type: "line",
      ...of("rail"),
      // Dashes count in line widths: 1.2 px of every 10.
      paint: { "line-color": css.rail, "line-width": 6 * u, "line-dasharray": [0.2, 1.47] },
    },
    {
      id: "station",
      type: "circle",
      ...of("station"),
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
    {
      id: "outside",
      type: "fill",
      ...of("outside"),
      paint: { "fill-color": css.landOutside, "fill-opacity": dim, "fill-antialias": false },
    },
    {
      id: "boundary",
      type: "line",
      ...of("boundary"),
      layout: { "line-join": "round" },
      paint: { "line-color": css.boundary, "line-width": 1.6 * u },
    },
  ];
}
