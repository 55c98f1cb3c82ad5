import { expect, test } from "vitest";
import { hullOf } from "./hull.ts";
import { areaOf, contains, type Position } from "./polygon.ts";
import { roundCorners } from "./smooth.ts";

/** A U of positions 100 m apart: 2 km wide, 2 km high, its gap 1.2 km wide. */
const U: Position[] = Array.from({ length: 21 }, (_, x) => Array.from({ length: 21 }, (__, y) => [x * 100, y * 100]))
  .flat()
  .map(([x = 0, y = 0]): Position => [x, y])
  .filter(([x, y]) => y <= 400 || x <= 400 || x >= 1_600);

test("keeps the gap of a U open, and a margin around every position", () => {
  const hull = hullOf(U, 300, 45);
  expect(hull).toHaveLength(1);
  expect(contains(hull, [1_000, 1_500])).toBe(false);
  for (const [x, y] of U) for (const edge of [-40, 40]) expect(contains(hull, [x + edge, y])).toBe(true);
});

test("positions out of reach of the others are islands", () => {
  expect(hullOf([...U, [9_000, 0], [9_100, 0]], 300, 45)).toHaveLength(2);
});

test("rounding takes off corners and little else", () => {
  const hull = hullOf(U, 300, 45);
  const rounded = roundCorners(hull, 2);
  expect(Math.abs(areaOf(rounded) / areaOf(hull) - 1)).toBeLessThan(0.01);
  expect(contains(hull, [-40, 0])).toBe(true);
  expect(contains(rounded, [-44, -10])).toBe(false);
  const ring = rounded[0]?.[0] ?? [];
  expect(ring.at(-1)).toEqual(ring[0]);
});
