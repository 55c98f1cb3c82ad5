import { expect, test } from "vitest";
import { comparePictures, type Pixels } from "./pictures/compare-pictures.ts";

const WIDTH = 400;
const HEIGHT = 300;

/** A dark screen with rectangles of a grey. */
function screen(
  boxes: readonly (readonly [x: number, y: number, width: number, height: number])[],
  grey = 200,
): Pixels {
  const data = new Uint8Array(WIDTH * HEIGHT * 4).fill(12);
  for (let index = 3; index < data.length; index += 4) data[index] = 255;
  for (const [left, top, width, height] of boxes)
    for (let y = top; y < top + height; y += 1)
      for (let x = left; x < left + width; x += 1) data.fill(grey, 4 * (y * WIDTH + x), 4 * (y * WIDTH + x) + 3);
  return { width: WIDTH, height: HEIGHT, data };
}

const text = [
  [20, 20, 60, 8],
  [20, 40, 100, 8],
] as const;

test("a picture is like itself, and a shade of a palette is no difference", () => {
  expect(comparePictures(screen(text), screen(text)).fault).toBeNull();
  expect(comparePictures(screen(text, 200), screen(text, 206)).fault).toBeNull();
});

test("a block that changed is found, however small beside the whole", () => {
  const { fault, diff } = comparePictures(screen([...text, [250, 200, 8, 8]]), screen(text));
  expect(fault).toMatch(/^\d+ of 576 pixels differ at 240,192/);
  expect(diff?.width).toBe(WIDTH);
});

test("some pixels here and there are not a change, everywhere they are", () => {
  const specks = Array.from({ length: 20 }, (_, index) => [10 + index * 19, 100 + (index % 5) * 37, 1, 1] as const);
  expect(comparePictures(screen([...text, ...specks]), screen(text)).fault).toBeNull();
  const noise = Array.from({ length: 400 }, (_, index) => {
    return [(index % 25) * 16, Math.floor(index / 25) * 18, 2, 2] as const;
  });
  expect(comparePictures(screen([...text, ...noise]), screen(text)).fault).not.toBeNull();
});

test("a colour that changed too little for one pixel is found where it fills a square", () => {
  const { fault } = comparePictures(screen([[40, 40, 80, 80]], 112), screen([[40, 40, 80, 80]], 100));
  expect(fault).toBe("the colour differs by 12 of 255 at 48,48");
});

test("another size is said as such", () => {
  const small: Pixels = { width: 1, height: 1, data: new Uint8Array(4) };
  expect(comparePictures(small, screen([])).fault).toBe("is 1×1, was 400×300");
});
