import type { SourceFile } from "./source-file.ts";

const MOST_LINES = 300;
const MOST_README_LINES = 15;
const DRAWERS = /(^|[-/])(utils?|helpers?|misc|common)(\/|\.|-|$)/i;

/** Barrels, drawers and files that grew too long. */
export function shapeViolations({ path, text, program }: SourceFile): string[] {
  const found: string[] = [];
  if (/(^|\/)index\.[a-z]+$/.test(path)) found.push(`${path}: no barrels`);
  if (DRAWERS.test(path)) found.push(`${path}: name it by what it does`);
  const lines = text.split("\n").length - 1;
  if (program !== null && lines > MOST_LINES) found.push(`${path}: ${lines} lines, look for the seam`);
  return found;
}

/** Folders without a README, or with one too long to stay true. */
export function readmeViolations(files: readonly SourceFile[], folders: readonly string[]): string[] {
  return folders.flatMap((folder) => {
    const readme = files.find(({ path }) => path === `${folder}/README.md`);
    if (readme === undefined) return [`${folder}: no README.md`];
    const lines = readme.text.split("\n").length - 1;
    return lines >= MOST_README_LINES ? [`${readme.path}: ${lines} lines, must stay under ${MOST_README_LINES}`] : [];
  });
}
