import { expect, test } from "vitest";
import { mergeRings } from "./merge.ts";
import { areaOf, type Ring, rectangle } from "./polygon.ts";

const cell = (x: number, y: number): Ring => rectangle([x, y, x + 1, y + 1])[0]?.[0] ?? [];

test("neighbours lose the edge between them", () => {
  const merged = mergeRings([cell(0, 0), cell(1, 0)]);
  expect(merged).toHaveLength(1);
  expect(areaOf(merged)).toBe(2);
  expect(merged[0]?.[0]).toHaveLength(7);
});

test("whichever way their rings run", () => {
  expect(areaOf(mergeRings([cell(0, 0), cell(1, 0).toReversed()]))).toBe(2);
});

test("a ring of cells has a hole, and an island in it stands by itself", () => {
  const around = [0, 1, 2, 3, 4].flatMap((x) => [0, 1, 2, 3, 4].map((y) => [x, y] as const));
  const ring = around.filter(([x, y]) => x === 0 || y === 0 || x === 4 || y === 4).map(([x, y]) => cell(x, y));
  const merged = mergeRings([...ring, cell(2, 2)]);
  expect(merged.map((polygon) => polygon.length).toSorted()).toEqual([1, 2]);
  expect(areaOf(merged)).toBe(17);
});

test("nothing makes nothing", () => {
  expect(mergeRings([])).toEqual([]);
});
