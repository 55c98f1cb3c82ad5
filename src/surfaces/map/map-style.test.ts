import type { Feature, FeatureCollection } from "geojson";
import type { GeoJSONSourceSpecification } from "maplibre-gl";
import { describe, expect, it } from "vitest";
import type { Basemap, MapPlace } from "./map-data.ts";
import { mapStyle, PLACE } from "./map-style.ts";
import { makePalette, type MapPalette } from "./palette.ts";

const feature = (properties: Feature["properties"]): Feature => ({
  type: "Feature",
  properties,
  geometry: {
    type: "Polygon",
    coordinates: [
      [
        [120.3, 30.1],
        [120.4, 30.1],
        [120.4, 30.2],
        [120.3, 30.1],
      ],
    ],
  },
});
const collection = (...features: Feature[]): FeatureCollection => ({ type: "FeatureCollection", features });
const some = collection(feature({ kind: "any" }));
/** Every colour is told by its token: `#` and a number made of its name. */
const palette = (u = 1): MapPalette => makePalette((name) => (/alpha|dim/.test(name) ? "0.5" : colourOf(name)), u);
const colourOf = (name: string): string => {
  const code = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 0xffffff, 7);
  return `#${code.toString(16).padStart(6, "0")}`;
};
const place = (basemap: Basemap = { kind: "geojson" }, layers: MapPlace["layers"] = []): MapPlace => ({
  bounds: [120.2, 30.1, 120.4, 30.2],
  basemap,
  layers,
  regions: collection(feature({ id: "street" }), feature({ id: "village", parent: "street" })),
  boundary: collection(feature({ role: "outline" })),
});
const ids = (of: MapPlace): readonly string[] => mapStyle(of, palette()).layers.map(({ id }) => id);

describe("mapStyle", () => {
  it("draws in the order of the cartography: land, water, load, grid lines, rail, mask, boundary", () => {
    const all = place({ kind: "geojson" }, [
      { role: "rail", data: some },
      { role: "water", data: some },
      { role: "street", data: some },
    ]);
    const order = ids(all);
    const wanted = [
      "land",
      "street-line",
      "water",
      "load",
      "grid-line",
      "rail-line",
      "rail-tick",
      "outside",
      "boundary",
    ];
    expect(order.filter((id) => wanted.includes(id))).toEqual(wanted);
  });

  it("has no layer without features, one source for all files, and nothing of text or sprites", () => {
    const style = mapStyle(place(), palette());
    expect(Object.keys(style.sources)).toEqual([PLACE]);
    expect(ids(place())).not.toContain("rail-line");
    expect(style.layers.some(({ type }) => type === "symbol")).toBe(false);
    expect(style).not.toHaveProperty("glyphs");
  });

  it("tints leaf regions by the feature-state load, in the ramp's colours and opacity", () => {
    const style = mapStyle(place(), palette());
    const load = style.layers.find(({ id }) => id === "load");
    const ramp = [0, 1, 2, 3, 4, 5].map((step) => colourOf(`--load-${step}`));
    expect(load?.paint).toMatchObject({
      "fill-color": [
        "step",
        ["coalesce", ["feature-state", "load"], 0],
        colourOf("--map-land"),
        ...ramp.flatMap((colour, step) => [step, colour]),
      ],
      "fill-opacity": 0.5,
    });
    expect(load).toMatchObject({ source: PLACE, filter: ["all", ["==", ["get", "role"], "region"]] });
    const { data, ...source } = style.sources[PLACE] as GeoJSONSourceSpecification;
    expect(source).toEqual({ type: "geojson", promoteId: "id" });
    const regions = (data as FeatureCollection).features.filter(({ properties }) => properties?.role === "region");
    expect(regions.map(({ properties }) => properties?.id)).toEqual(["village"]);
  });

  it("scales lines with the design pixel", () => {
    const width = (u: number) => mapStyle(place(), palette(u)).layers.find(({ id }) => id === "boundary")?.paint;
    expect(width(1)).toMatchObject({ "line-width": 1.6 });
    expect(width(2)).toMatchObject({ "line-width": 3.2 });
  });

  it("takes XYZ tiles or PMTiles in place of the files' land, and keeps regions and boundary above", () => {
    const layers = [{ role: "water" as const, data: some }];
    const xyz = place({ kind: "xyz", url: "https://tiles.example/{z}/{x}/{y}.png", tileSize: 256 }, layers);
    expect(mapStyle(xyz, palette()).sources.tiles).toEqual({
      type: "raster",
      tiles: ["https://tiles.example/{z}/{x}/{y}.png"],
      tileSize: 256,
    });
    expect(ids(xyz)).toEqual(["land", "tiles", "load", "grid-line", "outside", "boundary"]);
    const pmtiles = place({ kind: "pmtiles", url: "data/city.pmtiles" });
    expect(mapStyle(pmtiles, palette()).sources.tiles).toMatchObject({ url: "pmtiles://data/city.pmtiles" });
    expect(ids(pmtiles).indexOf("tiles-road-1")).toBeLessThan(ids(pmtiles).indexOf("load"));
  });

  it("draws no mask where no boundary is known", () => {
    expect(ids({ ...place(), boundary: null })).not.toContain("outside");
  });
});
