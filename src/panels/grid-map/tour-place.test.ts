import { expect, it } from "vitest";
import { tourPlace } from "./tour-place.ts";

const PANE = { width: 800, height: 600 };
const SIZE = { width: 200, height: 30 };
const ring = { x: 400, y: 300, radius: 12 };
const boxAt = ({ x, y }: { readonly x: number; readonly y: number }) => ({
  left: x,
  top: y,
  right: x + SIZE.width,
  bottom: y + SIZE.height,
});

it("stands close to its ring and not on it, and hides no words while there is room", () => {
  const near = boxAt(tourPlace(ring, SIZE, PANE, []));
  expect(near.top >= 312 || near.bottom <= 288 || near.left >= 412 || near.right <= 388).toBe(true);
  expect([near.left - 412, 388 - near.right, near.top - 312, 288 - near.bottom].some((way) => way < 12)).toBe(true);
  const words = [
    { left: 150, top: 230, width: 500, height: 58 },
    { left: 150, top: 312, width: 500, height: 60 },
    { left: 430, top: 280, width: 200, height: 40 },
  ];
  const free = boxAt(tourPlace(ring, SIZE, PANE, words));
  for (const word of words) {
    const isApart =
      free.left >= word.left + word.width ||
      free.right <= word.left ||
      free.top >= word.top + word.height ||
      free.bottom <= word.top;
    expect(isApart).toBe(true);
  }
});

it("stays where it stood until something comes under it", () => {
  const before = { x: 420, y: 340 };
  expect(tourPlace(ring, SIZE, PANE, [], before)).toEqual(before);
  expect(tourPlace(ring, SIZE, PANE, [{ left: 500, top: 350, width: 40, height: 40 }], before)).not.toEqual(before);
});

it("stays on the pane, and hides as little as it can", () => {
  for (const words of [[], [{ left: 0, top: 0, width: 800, height: 560 }]]) {
    const { left, top, right, bottom } = boxAt(tourPlace({ x: 10, y: 590, radius: 12 }, SIZE, PANE, words));
    expect([left >= 0, top >= 0, right <= 800, bottom <= 600]).toEqual([true, true, true, true]);
  }
});
