import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { comparePictures, type Pixels } from "./compare-pictures.ts";

const BOOK = import.meta.dirname;
const OUTPUT = join(BOOK, "../../test-output/pictures");
/** Whether what stands now is kept: `npm run pictures:accept` says so. */
export const isAccepting = process.env.PICTURES === "accept";
/** libimagequant's measures, from some sixty colours on: the first with which the kept picture is almost the actual one, so that the files stay small. */
const QUALITIES = [80, 90, 100];
/** What a palette loses must leave most of the tolerance to the picture. */
const STRICTNESS = 3;

/**
 * Whether a picture (PNG) is the one kept under `name`: null, or what is wrong with it and where the actual one and the difference lie. When pictures are
 * being accepted it is kept instead.
 * @param share of its size to keep it at
 */
export async function matchPicture(name: string, png: Uint8Array, share = 1): Promise<string | null> {
  const kept = join(BOOK, `${name}.png`);
  const actual = await shrink(png, share);
  if (isAccepting) {
    await writeFile(kept, await withPalette(actual));
    return null;
  }
  const expected = await readFile(kept).catch(() => null);
  const { fault, diff } =
    expected === null
      ? { fault: "is not in the book", diff: null }
      : comparePictures(await pixelsOf(actual), await pixelsOf(expected));
  if (fault === null) return null;
  await mkdir(OUTPUT, { recursive: true });
  const path = join(OUTPUT, name);
  await writeFile(`${path}.actual.png`, actual);
  if (diff !== null) {
    const { width, height, data } = diff;
    await sharp(data, { raw: { width, height, channels: 4 } })
      .png()
      .toFile(`${path}.diff.png`);
  }
  return `${name}: ${fault}. See ${path}.*.png; \`npm run pictures:accept\` keeps what stands now.`;
}

/** With as few colours as do no harm; a picture that needs more than a palette has keeps all it has. */
async function withPalette(png: Uint8Array): Promise<Uint8Array> {
  for (const quality of QUALITIES) {
    const smaller = await sharp(png).png({ palette: true, quality, dither: 0, effort: 8 }).toBuffer();
    const { fault } = comparePictures(await pixelsOf(png), await pixelsOf(smaller), STRICTNESS);
    if (fault === null) return smaller;
  }
  return png;
}

async function shrink(png: Uint8Array, share: number): Promise<Buffer> {
  const picture = sharp(png).removeAlpha();
  const { width } = await picture.metadata();
  if (share !== 1) picture.resize({ width: Math.round(width * share) });
  // Only what is kept has a palette: two palettes of almost the same picture differ by more than it.
  return picture.png().toBuffer();
}

async function pixelsOf(png: Uint8Array): Promise<Pixels> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8Array(data) };
}
