import { type EpochMs, MINUTE, type Share } from "../../shared/units.ts";
import { TIDE_BEHIND, TIDE_SPAN } from "../../surfaces/tide/tide-geometry.ts";

/** Reports in [from, to). */
interface Range {
  readonly from: EpochMs;
  readonly to: EpochMs;
}

/** The strip's bins are what can be told apart on it. */
const STEP = 10 * MINUTE;

/** The bins that a drag between two places of the strip touches, none of them after the running one. */
export function rangeBetween(one: Share, other: Share, now: EpochMs): Range {
  const begin = now - TIDE_BEHIND;
  const [low, high] = one < other ? [one, other] : [other, one];
  const last = ceil(now + 1) - STEP;
  const from = Math.min(floor(begin + low * TIDE_SPAN), last);
  return { from, to: Math.min(Math.max(ceil(begin + high * TIDE_SPAN), from + STEP), last + STEP) };
}

/**
 * What an arrow makes of a range: with Shift its begin moves by a bin, without it the whole range does, both within the strip and never beyond the
 * running bin. Without a range Shift begins one at the running bin; null leaves things as they are.
 */
export function movedRange(range: Range | null, steps: 1 | -1, isShift: boolean, now: EpochMs): Range | null {
  const end = ceil(now + 1);
  const begin = floor(now - TIDE_BEHIND);
  if (range === null) return isShift && steps < 0 ? { from: end - STEP, to: end } : null;
  const by = steps * STEP;
  if (isShift) {
    const from = Math.max(begin, range.from + by);
    return from < range.to ? { from, to: range.to } : null;
  }
  if (range.from + by < begin || range.to + by > end) return null;
  return { from: range.from + by, to: range.to + by };
}

function floor(at: EpochMs): EpochMs {
  return Math.floor(at / STEP) * STEP;
}

function ceil(at: EpochMs): EpochMs {
  return Math.ceil(at / STEP) * STEP;
}
