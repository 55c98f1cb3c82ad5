import type { WeekMatrix } from "./grid.ts";
import { placeOf } from "./week-matrix.ts";

/** The one thing worth saying about a week; hours from `from` up to `to` (24 is midnight). */
export type WeekSentence =
  /** A weekday's hours stand out from the same hours of the other six. */
  | {
      readonly kind: "weekday";
      readonly weekday: number;
      readonly from: number;
      readonly to: number;
      readonly ratio: number;
      /** Reports per hour, and of the others. */
      readonly rate: number;
      readonly usual: number;
    }
  /** Hours of every day stand out from the rest of it. */
  | {
      readonly kind: "daily";
      readonly from: number;
      readonly to: number;
      readonly ratio: number;
      readonly rate: number;
      readonly usual: number;
    }
  | { readonly kind: "even" }
  | { readonly kind: "thin" };

/** Hours in a row that are looked at together. */
const LENGTH = 3;
/** Least ratio worth a sentence. */
const LEAST_RATIO = 1.3;
/** Standard deviations (Poisson) above what the others lead to expect: of some 150 spans chance alone would bring one this far in hundreds of weeks. */
const LEAST_DEVIATION = 4;
/** Hours of the week that must be known three times at least: all of them. */
const LEAST_HOURS = 3;

interface Sum {
  readonly reported: number;
  readonly hours: number;
}

/** What stands out in a week, by the numbers: first a weekday of its own, then hours of every day, else nothing. */
export function weekSentence(matrix: WeekMatrix): WeekSentence {
  if (matrix.cells.some(({ hours }) => hours < LEAST_HOURS)) return { kind: "thin" };
  const weekdays = [1, 2, 3, 4, 5, 6, 7];
  const starts = Array.from({ length: 24 - LENGTH + 1 }, (_, hour) => hour);
  let best: { readonly deviation: number; readonly sentence: WeekSentence } | null = null;
  const consider = (span: Sum, others: Sum, say: (found: Found) => WeekSentence): void => {
    const found = compare(span, others);
    if (found === null || found.ratio < LEAST_RATIO || found.deviation < LEAST_DEVIATION) return;
    if (best === null || found.deviation > best.deviation) best = { deviation: found.deviation, sentence: say(found) };
  };
  for (const weekday of weekdays) {
    for (const from of starts) {
      const span = add(matrix, [weekday], from, from + LENGTH);
      const others = add(
        matrix,
        weekdays.filter((other) => other !== weekday),
        from,
        from + LENGTH,
      );
      consider(span, others, ({ ratio, rate, usual }) => ({
        kind: "weekday",
        weekday,
        from,
        to: from + LENGTH,
        ratio,
        rate,
        usual,
      }));
    }
  }
  if (best === null) {
    for (const from of starts) {
      const span = add(matrix, weekdays, from, from + LENGTH);
      const whole = add(matrix, weekdays, 0, 24);
      const others = { reported: whole.reported - span.reported, hours: whole.hours - span.hours };
      consider(span, others, ({ ratio, rate, usual }) => ({
        kind: "daily",
        from,
        to: from + LENGTH,
        ratio,
        rate,
        usual,
      }));
    }
  }
  return (best as { readonly sentence: WeekSentence } | null)?.sentence ?? { kind: "even" };
}

interface Found {
  readonly ratio: number;
  readonly rate: number;
  readonly usual: number;
  readonly deviation: number;
}

/** Null where the others had no report: nothing can be so many times nothing. */
function compare(span: Sum, others: Sum): Found | null {
  if (span.hours === 0 || others.hours === 0 || others.reported === 0) return null;
  const rate = span.reported / span.hours;
  const usual = others.reported / others.hours;
  const expected = usual * span.hours;
  return { ratio: rate / usual, rate, usual, deviation: (span.reported - expected) / Math.sqrt(expected) };
}

function add({ cells }: WeekMatrix, weekdays: readonly number[], from: number, to: number): Sum {
  let reported = 0;
  let hours = 0;
  for (const weekday of weekdays)
    for (let hour = from; hour < to; hour += 1) {
      const cell = cells[placeOf(weekday, hour)];
      reported += cell?.reported ?? 0;
      hours += cell?.hours ?? 0;
    }
  return { reported, hours };
}
