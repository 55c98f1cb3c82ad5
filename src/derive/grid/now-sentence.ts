import type { EpochMs } from "../../shared/units.ts";
import type { LoadFigure, WeekMatrix } from "./grid.ts";
import { placeOf } from "./week-matrix.ts";

/** What the week says of now: the last whole hours against their usual, and what is usual of the hours to come. */
export interface NowSentence {
  /** Null where history is too short or too thin. */
  readonly past: {
    /** More or fewer than chance alone would bring, or as usual. */
    readonly kind: "more" | "fewer" | "alike";
    /** So many whole hours from this instant on, up to the last full one. */
    readonly from: EpochMs;
    readonly hours: number;
    readonly count: number;
    /** Reports expected, mean of so many weeks. */
    readonly base: number;
    readonly weeks: number;
    readonly ratio: number;
  } | null;
  /** From the running hour on; null where one of its hours is not known often enough. */
  readonly next: {
    readonly from: number;
    readonly to: number;
    /** Reports expected in these clock hours together; 24 is midnight. */
    readonly expected: number;
  } | null;
}

/** Standard deviations from which a count is called more or fewer: chance alone brings one this far in one of twenty hours. */
const DEVIATIONS = 2;
/** Hours looked ahead. */
const AHEAD = 3;
/** Weeks of which an hour must be known to say what is usual of it. */
const LEAST_HOURS = 3;

/**
 * What now is like, by the numbers. The count of an hour varies as a Poisson count does, the mean of so many weeks by its part of that: a count differs where
 * it lies two standard deviations of both, √(base · (1 + 1 ÷ weeks)), from its base.
 * @param usual the load `usual` of what the matrix counts
 */
export function nowSentence(usual: LoadFigure, { cells, current }: WeekMatrix): NowSentence {
  return { past: pastOf(usual), next: nextOf(cells, current) };
}

function pastOf({ count, base, span, value }: LoadFigure): NowSentence["past"] {
  if (base === null || span === null || value === null) return null;
  const { from, hours, weeks } = span;
  const deviation = (count - base) / Math.sqrt(base * (1 + 1 / weeks));
  const kind = deviation >= DEVIATIONS ? "more" : deviation <= -DEVIATIONS ? "fewer" : "alike";
  return { kind, from, hours, count, base, weeks, ratio: value };
}

function nextOf(cells: WeekMatrix["cells"], { weekday, hour }: WeekMatrix["current"]): NowSentence["next"] {
  let expected = 0;
  for (let ahead = 0; ahead < AHEAD; ahead += 1) {
    const at = hour + ahead;
    const cell = cells[placeOf(at < 24 ? weekday : (weekday % 7) + 1, at % 24)];
    if (cell === undefined || cell.mean === null || cell.hours < LEAST_HOURS) return null;
    expected += cell.mean;
  }
  return { from: hour, to: (hour + AHEAD) % 24 || 24, expected };
}
