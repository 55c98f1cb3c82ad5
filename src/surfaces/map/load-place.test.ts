import { afterEach, expect, it, vi } from "vitest";
import { loadPlace, type PlaceFiles } from "./load-place.ts";

const files: PlaceFiles = {
  bounds: [0, 0, 1, 1],
  basemap: { kind: "geojson" },
  layers: [{ role: "water", file: "geo/water.geojson" }],
  regions: "geo/regions.geojson",
  boundary: null,
};
const other: PlaceFiles = { ...files, boundary: "geo/boundary.geojson" };
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

it("keeps what came last, for whoever needs it while nothing comes, and asks again for what did not come", async () => {
  serve(() => new Response(empty));
  const place = await loadPlace(files);
  serve(() => new Response(null, { status: 503 }));
  expect(await loadPlace({ ...files })).toBe(place);
  await expect(loadPlace(other)).rejects.toThrow("503");
  serve(() => new Response(empty));
  expect((await loadPlace(other)).boundary).not.toBeNull();
});

it("names the file that is missing or no GeoJSON", async () => {
  serve((file) => new Response(empty, { status: file.includes("water") ? 404 : 200, statusText: "Not Found" }));
  const third = { ...files, bounds: [0, 0, 2, 2] } as const;
  await expect(loadPlace(third)).rejects.toThrow("geo/water.geojson: 404 Not Found");
  serve((file) => new Response(file.includes("regions") ? "<!doctype html>" : empty));
  await expect(loadPlace(third)).rejects.toThrow("geo/regions.geojson: is not a GeoJSON FeatureCollection");
});
