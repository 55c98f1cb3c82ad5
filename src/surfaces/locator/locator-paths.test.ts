import type { Feature, FeatureCollection } from "geojson";
import { expect, it } from "vitest";
import { locate, locatorPaths } from "./locator-paths.ts";

const view = { longitude: 120, latitude: 30, reachX: 1_000, reachY: 500 };

function collection(...features: Feature[]): FeatureCollection {
  return { type: "FeatureCollection", features };
}

function square(id: string, west: number, south: number): Feature {
  const [east, north] = [west + 0.01, south + 0.01];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: "Feature", properties: { id }, geometry: { type: "Polygon", coordinates: [ring] } };
}

it("puts the centre at zero, east to the right, north up, a degree of longitude shorter", () => {
  expect(locate(view, 120, 30)).toEqual([0, 0]);
  const [x, y] = locate(view, 120.01, 30.01);
  expect(Math.round(x)).toBe(963);
  expect(Math.round(y)).toBe(-1_112);
});

it("draws what meets the window and leaves the rest out", () => {
  const rail: Feature = {
    type: "Feature",
    properties: {},
    geometry: {
      type: "LineString",
      coordinates: [
        [119.99, 30],
        [120.01, 30],
      ],
    },
  };
  const paths = locatorPaths(
    {
      regions: collection(square("here", 119.995, 29.995), square("far", 121, 30)),
      layers: [
        { role: "rail", data: collection(rail) },
        { role: "water", data: collection(square("pond", 119.999, 30.001)) },
      ],
    },
    view,
  );
  expect(paths.regions.map(({ id }) => id)).toEqual(["here"]);
  expect(paths.lines).toEqual([{ role: "rail", path: "M-963 0L963 0" }]);
  expect(paths.areas.map(({ role }) => role)).toEqual(["water"]);
  expect(paths.regions[0]?.path.endsWith("Z")).toBe(true);
});
