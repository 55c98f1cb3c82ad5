import fc from "fast-check";
import { expect, test } from "vitest";
import { divideOutline, outlineOf } from "./division.ts";
import { areaOf, centroidOf, contains, type MultiPolygon, type Position, rectangle } from "./polygon.ts";
import { warpAround } from "./warp.ts";

/** An L of 6 × 6 km without a corner of 3 × 3 km, around the origin. */
const OUTLINE: MultiPolygon = [
  [
    [
      [-3_000, -3_000],
      [3_000, -3_000],
      [3_000, 0],
      [0, 0],
      [0, 3_000],
      [-3_000, 3_000],
      [-3_000, -3_000],
    ],
  ],
];
const NEIGHBOUR = rectangle([3_000, -4_000, 8_000, 4_000]);
const REACH = 9_000;

const edgesOf = (shape: MultiPolygon): string[] =>
  shape.flat().flatMap((ring) => ring.slice(1).map((end, index) => `${String(ring[index])} ${String(end)}`));
const reversed = (edge: string): string => edge.split(" ").toReversed().join(" ");

function divide(seed: number, free: number, rounds = 3) {
  const warp = warpAround(4_500, seed);
  const finish = (point: Position): Position => {
    const [x, y] = warp(point);
    return [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
  };
  return divideOutline({ outline: OUTLINE, around: [NEIGHBOUR], pinned: [], free, seed, rounds, reach: REACH, finish });
}

test("cells tile their outline: every edge inside is shared by exactly two of them", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.integer({ min: 2, max: 12 }), (seed, free) => {
      const { cells } = divide(seed, free);
      expect(cells).toHaveLength(free);
      const edges = cells.flatMap(edgesOf);
      expect(new Set(edges).size).toBe(edges.length);
      const outline = outlineOf(cells);
      const open = new Set(edgesOf(outline));
      const all = new Set(edges);
      for (const edge of edges) expect(all.has(reversed(edge))).toBe(!open.has(edge));
      const sum = cells.reduce((total, cell) => total + areaOf(cell), 0);
      expect(sum).toBeCloseTo(areaOf(outline), 3);
    }),
    { seed: 20_261_121, numRuns: 8 },
  );
});

test("the shapes around follow the cells' border", () => {
  const { cells, around } = divide(7, 12);
  const border = new Set(edgesOf(outlineOf(cells)).map(reversed));
  const shared = around.flatMap(edgesOf).filter((edge) => border.has(edge));
  expect(shared.length).toBeGreaterThan(20);
});

test("a pinned place gets the cell around it, first", () => {
  const pinned: Position[] = [
    [-2_000, 2_000],
    [2_000, -1_000],
  ];
  const { cells } = divideOutline({
    outline: OUTLINE,
    around: [],
    pinned,
    free: 6,
    seed: 1,
    rounds: 3,
    reach: REACH,
    finish: (point) => point,
  });
  expect(cells).toHaveLength(8);
  for (const [index, place] of pinned.entries()) expect(contains(cells[index] ?? [], place)).toBe(true);
});

test("relaxation evens the cells out", () => {
  const unevenness = (rounds: number): number => {
    const areas = divide(3, 12, rounds).cells.map(areaOf);
    return Math.max(...areas) / Math.min(...areas);
  };
  expect(unevenness(0)).toBeGreaterThan(3);
  expect(unevenness(20)).toBeLessThan(2);
});

test("the same seed divides the same way, another does not", () => {
  expect(divide(5, 8)).toEqual(divide(5, 8));
  expect(centroidOf(divide(5, 8).cells[0] ?? [])).not.toEqual(centroidOf(divide(6, 8).cells[0] ?? []));
});
