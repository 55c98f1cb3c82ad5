import { afterEach, expect, it, vi } from "vitest";
import { loadPlace, type PlaceFiles } from "./load-place.ts";

const files: PlaceFiles = {
  bounds: [0, 0, 1, 1],
  basemap: { kind: "geojson" },
  layers: [{ role: "water", file: "geo/water.geojson" }],
  regions: "geo/regions.geojson",
  boundary: null,
};
const empty = JSON.stringify({ type: "FeatureCollection", features: [] });
const serve = (answer: (file: string) => Response): void => {
  vi.stubGlobal("fetch", async (file: string) => answer(file));
};
afterEach(() => vi.unstubAllGlobals());

it("reads every file a place names", async () => {
  serve(() => new Response(empty));
  const place = await loadPlace(files);
  expect(place.layers.map(({ role }) => role)).toEqual(["water"]);
  expect(place.boundary).toBeNull();
});

it("names the file that is missing or no GeoJSON", async () => {
  serve((file) => new Response(empty, { status: file.includes("water") ? 404 : 200, statusText: "Not Found" }));
  await expect(loadPlace(files)).rejects.toThrow("geo/water.geojson: 404 Not Found");
  serve((file) => new Response(file.includes("regions") ? "<!doctype html>" : empty));
  await expect(loadPlace(files)).rejects.toThrow("geo/regions.geojson: is not a GeoJSON FeatureCollection");
});
