import { describe, expect, test } from "vitest";
import {
  areaOf,
  boxOf,
  centroidOf,
  contains,
  type MultiPolygon,
  polygonsOf,
  rectangle,
  signedRingArea,
} from "./polygon.ts";

const SQUARE = rectangle([0, 0, 10, 10]);
const HOLE: MultiPolygon = [
  [...(SQUARE[0] ?? []), ...(rectangle([4, 4, 6, 6])[0] ?? []).map((ring) => ring.toReversed())],
];

describe("area", () => {
  test("counter-clockwise is positive", () => {
    const ring = SQUARE[0]?.[0] ?? [];
    expect(signedRingArea(ring)).toBe(100);
    expect(signedRingArea(ring.toReversed())).toBe(-100);
  });
  test("holes are taken off, parts are summed", () => {
    expect(areaOf(HOLE)).toBe(96);
    expect(areaOf([...SQUARE, ...rectangle([20, 0, 21, 1])])).toBe(101);
    expect(areaOf([])).toBe(0);
  });
});

describe("centroid", () => {
  test("of a square and of two squares of different size", () => {
    expect(centroidOf(SQUARE)).toEqual([5, 5]);
    expect(centroidOf([...rectangle([0, 0, 2, 2]), ...rectangle([10, 0, 11, 1])])).toEqual([
      expect.closeTo((4 * 1 + 10.5) / 5),
      expect.closeTo((4 * 1 + 0.5) / 5),
    ]);
  });
  test("whichever way the ring runs", () => {
    expect(centroidOf(SQUARE.map((polygon) => polygon.map((ring) => ring.toReversed())))).toEqual([5, 5]);
  });
  test("of nothing there is none", () => {
    expect(centroidOf([])).toBeNull();
  });
});

test("inside, outside, in the hole", () => {
  expect(contains(HOLE, [1, 1])).toBe(true);
  expect(contains(HOLE, [11, 1])).toBe(false);
  expect(contains(HOLE, [5, 5])).toBe(false);
});

test("the box of several parts", () => {
  expect(boxOf([...SQUARE, ...rectangle([20, -5, 21, 1])])).toEqual([0, -5, 21, 10]);
});

test("only polygons have polygons", () => {
  expect(polygonsOf({ type: "Polygon", coordinates: SQUARE[0] ?? [] }, "a.geojson")).toEqual(SQUARE);
  expect(() => polygonsOf({ type: "Point", coordinates: [0, 0] }, "a.geojson")).toThrow(
    "a.geojson: geometry: expected Polygon or MultiPolygon, found Point",
  );
});
