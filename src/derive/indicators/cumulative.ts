import type { IndicatorRecord } from "../../domain/indicator.ts";
import type { Share } from "../../shared/units.ts";
import { isYearToDate } from "./period.ts";
import { yearBefore } from "./year-before.ts";

/** A value that grew from January on: the total up to the end of a month, 1–12. */
export interface CumulativePoint {
  readonly month: number;
  readonly value: number;
}

/** One indicator's year as it accumulates. */
export interface CumulativeYear {
  readonly record: IndicatorRecord;
  /** Points of this year, January first, the last one published. */
  readonly points: readonly CumulativePoint[];
  /** The year before at the same months, as the published change implies; empty without one. */
  readonly before: readonly CumulativePoint[];
  /** Months between the published totals were filled in by the usual course of a year: the screen says 模拟. */
  readonly isSimulated: boolean;
}

/** Usual share of each month in a year's total, January first: a quiet Spring Festival, strong ends of quarters. Only fills months nobody published; an assumption. */
const USUAL_MONTHS: readonly Share[] = [0.072, 0.062, 0.088, 0.08, 0.082, 0.092, 0.08, 0.08, 0.092, 0.084, 0.088, 0.1];

/**
 * The year of the latest period that counts from January: published totals of it as they are, months without one filled in proportion to the usual course.
 * Null without such a period, or without its value.
 */
export function cumulativeYear(
  records: Iterable<IndicatorRecord>,
  region: string,
  indicator: string,
): CumulativeYear | null {
  const totals = [...records]
    .filter((each) => each.region === region && each.indicator === indicator && each.value !== null)
    .filter(isYearToDate)
    .sort((one, other) => (one.periodTo < other.periodTo ? -1 : 1));
  const record = totals.at(-1);
  if (record === undefined) return null;
  const ofYear = totals.filter((each) => each.periodFrom === record.periodFrom);
  const published = new Map(ofYear.map((each) => [monthOf(each), each.value ?? 0]));
  const points = fillMonths(published);
  const last = record.value ?? 0;
  const lastBefore = yearBefore(last, record.yoyPercent);
  return {
    record,
    points,
    before:
      lastBefore === null || last === 0
        ? []
        : points.map(({ month, value }) => ({ month, value: (value / last) * lastBefore })),
    isSimulated: published.size < points.length,
  };
}

function monthOf({ periodTo }: IndicatorRecord): number {
  return Number(periodTo.slice(5, 7));
}

/** Months up to the last published total; those between two totals grow as the usual course does between them. */
function fillMonths(published: ReadonlyMap<number, number>): CumulativePoint[] {
  const points: CumulativePoint[] = [];
  let from = { month: 0, value: 0 };
  for (const [month, value] of [...published].sort(([one], [other]) => one - other)) {
    const whole = usualBetween(from.month, month);
    for (let each = from.month + 1; each <= month; each += 1) {
      const share = usualBetween(from.month, each) / whole;
      points.push({ month: each, value: each === month ? value : from.value + (value - from.value) * share });
    }
    from = { month, value };
  }
  return points;
}

/** Usual share of the months after `from` up to `to`. */
function usualBetween(from: number, to: number): Share {
  return USUAL_MONTHS.slice(from, to).reduce((sum, share) => sum + share, 0);
}
