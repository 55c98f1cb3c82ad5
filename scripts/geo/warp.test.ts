import fc from "fast-check";
import { expect, test } from "vitest";
import { type Position, rectangle } from "./polygon.ts";
import { densify, warpAround } from "./warp.ts";

const RADIUS = 4_000;
const coordinate = fc.double({ min: -9_000, max: 9_000, noNaN: true });
const place = fc.tuple(coordinate, coordinate);

test("no two places change sides: near places keep their direction from each other", () => {
  const angle = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true });
  fc.assert(
    fc.property(place, angle, fc.integer({ min: 0, max: 1_000 }), ([x, y], toward, seed) => {
      const warp = warpAround(RADIUS, seed);
      const step: Position = [Math.cos(toward), Math.sin(toward)];
      const from = warp([x, y]);
      const to = warp([x + step[0], y + step[1]]);
      expect((to[0] - from[0]) * step[0] + (to[1] - from[1]) * step[1]).toBeGreaterThan(0);
    }),
    { seed: 20_261_121, numRuns: 500 },
  );
});

test("nothing moves beyond twice the radius, and nowhere farther than the waves are high", () => {
  fc.assert(
    fc.property(place, ([x, y]) => {
      const [movedX, movedY] = warpAround(RADIUS, 7)([x, y]);
      const distance = Math.hypot(movedX - x, movedY - y);
      expect(distance).toBeLessThanOrEqual(Math.hypot(x, y) >= 2 * RADIUS ? 0 : 132);
    }),
    { seed: 20_261_121, numRuns: 300 },
  );
});

test("an edge gets the same positions in both directions", () => {
  const [ring = []] = rectangle([0, 0, 250, 100])[0] ?? [];
  const [forward = []] = densify([[ring]], 40, 1_000)[0] ?? [];
  const [backward = []] = densify([[ring.toReversed()]], 40, 1_000)[0] ?? [];
  expect(backward.toReversed()).toEqual(forward);
  const longest = forward
    .slice(1)
    .map(([x, y], index) => Math.hypot(x - (forward[index]?.[0] ?? 0), y - (forward[index]?.[1] ?? 0)));
  expect(Math.max(...longest)).toBeLessThanOrEqual(40);
});

test("edges out of reach stay as they are", () => {
  const far = rectangle([50_000, 0, 60_000, 10_000]);
  expect(densify(far, 40, 1_000)).toEqual(far);
});
