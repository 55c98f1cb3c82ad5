/** Digits that stand together, without anything between them. */
export interface DigitGroup {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** Stands beside an asterisk (part of a number that is masked already) or after a decimal point: no number begins here. */
  readonly isPart: boolean;
  /** Goes on from the group before with nothing but spaces, hyphens and the like between. */
  readonly goesOn: boolean;
}

// Zero-width ones too: they do not show, and would part a number for us alone.
const BETWEEN = /^[ \u00a0()./·–—\u200b-\u200d\u2060\ufeff-]{1,3}$/;

/** Every group of digits of a text, in order. */
export function digitGroups(text: string): readonly DigitGroup[] {
  const groups: DigitGroup[] = [];
  for (const match of text.matchAll(/\d+/g)) {
    const start = match.index;
    const end = start + match[0].length;
    const before = groups.at(-1);
    const gap = before === undefined || start - before.end > 3 ? null : text.slice(before.end, start);
    groups.push({
      digits: match[0],
      start,
      end,
      isPart:
        text[start - 1] === "*" ||
        text[end] === "*" ||
        (gap === "." && before !== undefined && before.digits.length <= 3 && match[0].length > 4),
      goesOn: gap !== null && BETWEEN.test(gap),
    });
  }
  return groups;
}

/**
 * The group at `index` and those that go on from it, as runs of growing length, as long as they have at most `longest` digits together; runs of less than
 * `shortest` are left out.
 */
export function* runsFrom(
  groups: readonly DigitGroup[],
  index: number,
  shortest: number,
  longest: number,
): Generator<readonly DigitGroup[]> {
  let length = 0;
  for (let at = index; at < groups.length; at += 1) {
    const group = groups[at];
    if (group === undefined || group.isPart || (at > index && !group.goesOn)) return;
    length += group.digits.length;
    if (length > longest) return;
    if (length >= shortest) yield groups.slice(index, at + 1);
  }
}
