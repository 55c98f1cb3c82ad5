import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { filesBelow } from "./files.mjs";

/** What compresses well. Fonts and pictures are compressed already; source maps are read by developers alone. */
const TEXT = /\.(m?js|css|html|json|geojson|csv|svg)$/;
/** Smaller files fit one packet as they are. */
const SMALLEST = 1_024;
/** The last step before brotli takes ten times as long for a tenth less. */
const BROTLI_QUALITY = 9;

const asGzip = promisify(gzip);
const asBrotli = promisify(brotliCompress);

/**
 * Puts `<file>.gz` and `<file>.br` beside every text file of a built page, so that serving it costs no work.
 * @param {string} folder
 */
export async function precompress(folder) {
  for (const file of filesBelow(folder).filter((path) => TEXT.test(path))) {
    const content = await readFile(file);
    if (content.length < SMALLEST) continue;
    const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
    const [gzipped, brotlied] = await Promise.all([asGzip(content, { level: 9 }), asBrotli(content, { params })]);
    await Promise.all([writeFile(`${file}.gz`, gzipped), writeFile(`${file}.br`, brotlied)]);
  }
}
