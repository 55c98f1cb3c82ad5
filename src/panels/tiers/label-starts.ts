import type { Share } from "../../shared/units.ts";

/**
 * Where the labels under a stacked bar begin: each at its segment, pushed right when the label before needs the room, then left when
 * they pass the end. Labels keep `gap` between them. All lengths are shares of the bar; when the labels are wider than the bar together, they begin at 0 and run over its end.
 */
export function labelStarts(segments: readonly Share[], widths: readonly Share[], gap: Share): readonly Share[] {
  const starts: Share[] = [];
  let segment = 0;
  let free = 0;
  for (const [index, share] of segments.entries()) {
    const start = Math.max(segment, free);
    starts.push(start);
    free = start + (widths[index] ?? 0) + gap;
    segment += share;
  }
  let end = 1;
  for (let index = starts.length - 1; index >= 0; index -= 1) {
    const latest = Math.max(0, end - (widths[index] ?? 0));
    starts[index] = Math.min(starts[index] ?? 0, latest);
    end = (starts[index] ?? 0) - gap;
  }
  return starts;
}

/** Rough width of a label in em of the text face: a Chinese character is one, a Latin letter or digit about half, a comma a quarter. */
export function labelEms(label: string): number {
  let ems = 0;
  for (const character of label) {
    if (character === "," || character === " ") ems += 0.24;
    else ems += (character.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.5;
  }
  return ems;
}
