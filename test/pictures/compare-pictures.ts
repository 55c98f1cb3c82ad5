import pixelmatch from "pixelmatch";

/** Pixels of a picture, four bytes each: red, green, blue, opacity. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** What an eye tells apart, from 0 (everything) to 1 (nothing). Palettes of few colours stay below it. */
const THRESHOLD = 0.16;
/** Pictures are looked at in squares of this size … */
const TILE = 24;
/** … none of which may differ in more pixels: a digit that changed on a wall at half its size is about 15, a line moved by a pixel 24. */
const TILE_MOST = 10;
/** Nor the whole in more than this share: a colour that changed a little everywhere. */
const WHOLE_MOST = 0.01;

/** Levels of 255 by which a square may be lighter or darker on the whole, in red, green or blue: below what an eye tells apart pixel by pixel, but not a palette's rounding (5 at most). */
const SHADE_MOST = 8;

/** How two pictures differ. */
export interface Comparison {
  /** One line for a person; null when they are alike. */
  readonly fault: string | null;
  /** The expected picture, pale, with what differs in red; of another size none. */
  readonly diff: Pixels | null;
}

/**
 * Compares pictures pixel by pixel as an eye would, and judges by the worst square: what changed is seldom large. Smoothed edges do not count.
 * @param strictness how many times closer than alike they must be
 */
export function comparePictures(actual: Pixels, expected: Pixels, strictness = 1): Comparison {
  const { width, height } = expected;
  if (actual.width !== width || actual.height !== height)
    return { fault: `is ${actual.width}×${actual.height}, was ${width}×${height}`, diff: null };
  const data = new Uint8Array(width * height * 4);
  const differing = pixelmatch(actual.data, expected.data, data, width, height, { threshold: THRESHOLD });
  const worst = worstTile({ width, height, data });
  const share = differing / (width * height);
  const shade = worstShade(actual, expected);
  const fault =
    worst.differing > TILE_MOST / strictness
      ? `${worst.differing} of ${TILE * TILE} pixels differ at ${worst.left},${worst.top} (${differing} in all)`
      : share > WHOLE_MOST / strictness
        ? `${(100 * share).toFixed(2)} % of all pixels differ`
        : shade.differing > SHADE_MOST / strictness
          ? `the colour differs by ${Math.round(shade.differing)} of 255 at ${shade.left},${shade.top}`
          : null;
  return { fault, diff: { width, height, data } };
}

interface Tile {
  readonly left: number;
  readonly top: number;
  readonly differing: number;
}

/** Where most red pixels of a diff lie together. */
function worstTile(diff: Pixels): Tile {
  const { data } = diff;
  return worstOf(
    sumTiles(diff, (at) => (data[at] === 255 && data[at + 1] === 0 && data[at + 2] === 0 ? 1 : 0)),
    diff,
  );
}

/** Where the mean of one of the three colours is furthest from what it was: edges and letters that moved by a hair even out, another colour does not. */
function worstShade(actual: Pixels, expected: Pixels): Tile {
  const shades = [0, 1, 2].map((colour) => {
    const sums = sumTiles(actual, (at) => (actual.data[at + colour] ?? 0) - (expected.data[at + colour] ?? 0));
    return worstOf(
      sums.map((sum) => Math.abs(sum) / (TILE * TILE)),
      actual,
    );
  });
  return shades.reduce((worst, shade) => (shade.differing > worst.differing ? shade : worst));
}

/** What the pixels of each square add up to. @param read what a pixel counts, by the place of its red */
function sumTiles({ width, height }: Pixels, read: (at: number) => number): Float64Array {
  const columns = Math.ceil(width / TILE);
  const sums = new Float64Array(columns * Math.ceil(height / TILE));
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const tile = Math.floor(Math.floor(pixel / width) / TILE) * columns + Math.floor((pixel % width) / TILE);
    sums[tile] = (sums[tile] ?? 0) + read(4 * pixel);
  }
  return sums;
}

function worstOf(tiles: Float64Array, { width }: Pixels): Tile {
  const columns = Math.ceil(width / TILE);
  let worst = 0;
  for (const [tile, amount] of tiles.entries()) if (amount > (tiles[worst] ?? 0)) worst = tile;
  return { left: (worst % columns) * TILE, top: Math.floor(worst / columns) * TILE, differing: tiles[worst] ?? 0 };
}
