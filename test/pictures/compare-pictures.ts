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

/** How two pictures differ. */
export interface Comparison {
  /** One line for a person; null when they are alike. */
  readonly fault: string | null;
  /** The expected picture, pale, with what differs in red; of another size none. */
  readonly diff: Pixels | null;
}

/** Compares pictures pixel by pixel as an eye would, and judges by the worst square: what changed is seldom large. Smoothed edges do not count. */
export function comparePictures(actual: Pixels, expected: Pixels): Comparison {
  const { width, height } = expected;
  if (actual.width !== width || actual.height !== height)
    return { fault: `is ${actual.width}×${actual.height}, was ${width}×${height}`, diff: null };
  const data = new Uint8Array(width * height * 4);
  const differing = pixelmatch(actual.data, expected.data, data, width, height, { threshold: THRESHOLD });
  const worst = worstTile({ width, height, data });
  const share = differing / (width * height);
  const fault =
    worst.differing > TILE_MOST
      ? `${worst.differing} of ${TILE * TILE} pixels differ at ${worst.left},${worst.top} (${differing} in all)`
      : share > WHOLE_MOST
        ? `${(100 * share).toFixed(2)} % of all pixels differ`
        : null;
  return { fault, diff: { width, height, data } };
}

/** Where most red pixels of a diff lie together. */
function worstTile({ width, height, data }: Pixels): { left: number; top: number; differing: number } {
  const columns = Math.ceil(width / TILE);
  const counts = new Uint16Array(columns * Math.ceil(height / TILE));
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    if (data[4 * pixel] !== 255 || data[4 * pixel + 1] !== 0 || data[4 * pixel + 2] !== 0) continue;
    const tile = Math.floor(Math.floor(pixel / width) / TILE) * columns + Math.floor((pixel % width) / TILE);
    counts[tile] = (counts[tile] ?? 0) + 1;
  }
  let worst = 0;
  for (const [tile, count] of counts.entries()) if (count > (counts[worst] ?? 0)) worst = tile;
  return {
    left: (worst % columns) * TILE,
    top: Math.floor(worst / columns) * TILE,
    differing: counts[worst] ?? 0,
  };
}
