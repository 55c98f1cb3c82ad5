import { expect, it } from "vitest";
import { tourPlace } from "./tour-place.ts";

const PANE = { width: 800, height: 600 };
const SIZE = { width: 200, height: 30 };

it("stands below its ring where nothing is, else where it hides no words", () => {
  const at = { x: 400, y: 300 };
  expect(tourPlace(at, SIZE, PANE, 24, [])).toEqual({ x: 300, y: 324 });
  const below = { left: 380, top: 330, width: 40, height: 40 };
  expect(tourPlace(at, SIZE, PANE, 24, [below])).toEqual({ x: 300, y: 246 });
});

it("stays on the pane, and hides as little as it can", () => {
  expect(tourPlace({ x: 10, y: 590 }, SIZE, PANE, 24, [])).toEqual({ x: 0, y: 570 });
  const everywhere = { left: 0, top: 0, width: 800, height: 560 };
  expect(tourPlace({ x: 400, y: 300 }, SIZE, PANE, 24, [everywhere]).x).toBeGreaterThanOrEqual(0);
});
