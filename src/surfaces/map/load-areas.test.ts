import type { Feature } from "geojson";
import { expect, it } from "vitest";
import { areaPoint, boundsOf, cellFeatures } from "./load-areas.ts";
import { hexagonAt, hexagonOf, isInHexagon } from "./hexagons.ts";

function square(west: number, south: number, side: number): Feature {
  const [east, north] = [west + side, south + side];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } };
}

it("draws hexagons closed, with the step and choice of each", () => {
  const id = hexagonAt(30.165, 120.28, 9);
  const area = { id, step: 4, isSelected: true, label: null };
  const [feature] = cellFeatures([hexagonOf(id)], new Map([[id, area]])).features;
  expect(feature?.properties).toEqual({ id, step: 4, selected: true });
  const [ring = []] = feature?.geometry.type === "Polygon" ? feature.geometry.coordinates : [];
  expect(ring).toHaveLength(7);
  expect(ring[0]).toEqual(ring[6]);
  for (const [longitude = 0, latitude = 0] of ring) {
    expect(Math.abs(longitude - 120.28)).toBeLessThan(0.006);
    expect(Math.abs(latitude - 30.165)).toBeLessThan(0.006);
  }
});

it("names an area of several parts in its largest", () => {
  const [longitude = 0, latitude = 0] = areaPoint([square(0, 0, 1), square(10, 10, 4)]) ?? [];
  expect(longitude).toBeGreaterThan(11);
  expect(latitude).toBeGreaterThan(11);
  expect(areaPoint([])).toBeNull();
});

it("finds the bounds of all parts", () => {
  expect(boundsOf([square(0, 0, 1), square(10, 12, 4)])).toEqual([0, 0, 14, 16]);
  expect(boundsOf([])).toBeNull();
});

it("knows which positions lie in a hexagon of any size, and none in what is no name", () => {
  for (const resolution of [7, 9]) {
    const id = hexagonAt(30.165, 120.28, resolution);
    expect([isInHexagon(id, 30.165, 120.28), isInHexagon(id, 30.365, 120.28)]).toEqual([true, false]);
  }
  expect(isInHexagon("0".repeat(15), 30.165, 120.28)).toBe(false);
  expect(isInHexagon("f".repeat(15), 30.165, 120.28)).toBe(false);
});
