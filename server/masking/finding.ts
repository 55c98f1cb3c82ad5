/** A piece of a text that is not for everybody: from `start` up to before `end`, and what stands there instead. */
export interface Finding {
  readonly start: number;
  readonly end: number;
  readonly mask: string;
}

/** Replaces what was found, earlier lists before later ones where two overlap. Texts are the same object when nothing was found. */
export function replaceFindings(text: string, ...lists: readonly (readonly Finding[])[]): string {
  const taken: Finding[] = [];
  const isTaken = new Uint8Array(text.length);
  for (const list of lists)
    for (const finding of list) {
      if (isTaken.subarray(finding.start, finding.end).includes(1)) continue;
      isTaken.fill(1, finding.start, finding.end);
      taken.push(finding);
    }
  if (taken.length === 0) return text;
  taken.sort((a, b) => a.start - b.start);
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, mask } of taken) {
    parts.push(text.slice(at, start), mask);
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join("");
}
