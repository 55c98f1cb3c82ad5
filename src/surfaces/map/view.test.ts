import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matrixFrom } from "./draw-state.ts";
import { toMercator } from "./mercator.ts";
import { project, unproject } from "./view.ts";

const view = { centre: toMercator(120.298, 30.159), zoom: 12.4, width: 1064, height: 808 };

describe("project", () => {
  it("puts the camera's centre in the middle, east to the right and north up", () => {
    expect(project(view, 120.298, 30.159)).toEqual({ x: 532, y: 404 });
    const northEast = project(view, 120.308, 30.169);
    expect(northEast.x).toBeGreaterThan(532);
    expect(northEast.y).toBeLessThan(404);
  });

  it("is undone by unproject", () => {
    const longitude = fc.double({ min: 119, max: 121, noNaN: true });
    const latitude = fc.double({ min: 29, max: 31, noNaN: true });
    fc.assert(
      fc.property(longitude, latitude, (x, y) => {
        const back = unproject(view, project(view, x, y));
        expect(back.longitude).toBeCloseTo(x, 9);
        expect(back.latitude).toBeCloseTo(y, 9);
      }),
      { seed: 1310 },
    );
  });
});

it("moves a matrix's origin without losing a pixel to 32-bit floats", () => {
  // A camera at zoom 18 over 1064 × 808: clip = (place − centre) × scale.
  const size = 512 * 2 ** 18;
  const [sx, sy] = [(2 * size) / 1064, (-2 * size) / 808];
  const matrix = [sx, 0, 0, 0, 0, sy, 0, 0, 0, 0, 1, 0, -view.centre.x * sx, -view.centre.y * sy, 0, 1];
  const moved = matrixFrom(matrix, view.centre);
  const place = toMercator(120.2985, 30.159);
  const clip = Math.fround(place.x - view.centre.x) * (moved[0] ?? 0) + (moved[12] ?? 0);
  const exact = (place.x - view.centre.x) * sx;
  expect(Math.abs(clip - exact) * 532).toBeLessThan(0.05);
});
