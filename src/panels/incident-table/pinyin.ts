import { pinyin } from "pinyin-pro";

/** A table of how characters read, a line for each from `from` to `to` (code units): `zhong chong`. What has no reading has an empty line; ü is typed as v. */
export function readingTable(from: number, to: number): string {
  const lines: string[] = [];
  for (let unit = from; unit <= to; unit += 1) {
    const found = pinyin(String.fromCharCode(unit), { toneType: "none", multiple: true, type: "array", v: true });
    lines.push([...new Set(found)].filter((reading) => /^[a-z]+$/.test(reading)).join(" "));
  }
  return lines.join("\n");
}
