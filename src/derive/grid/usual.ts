import type { DayHours, ZoneDay } from "../../domain/day-hours.ts";
import { type EpochMs, HOUR } from "../../shared/units.ts";
import type { LoadFigure } from "./grid.ts";

/** How many were reported in an hour of a day (counted since it began); null when that is not known. */
export type HourlyReports = (day: ZoneDay, hour: number) => number | null;

/** Spans compared, whole hours up to the last full one: the next longer one where a shorter is too thin. */
const SPANS = [1, 3, 6, 24] as const;
/** The same span of so many weeks makes the baseline … */
const WEEKS = 4;
/** … and so many of them must be known. */
const LEAST_WEEKS = 3;
/** Reports the baseline must expect: below it a ratio says more of chance than of the place. */
const LEAST_EXPECTED = 5;

/**
 * Reports of the last whole hours against the mean of the same hours (since midnight) on the same weekday of the last four weeks. The shortest span of 1, 3, 6
 * and 24 hours is taken for which three of the four weeks are known and at least 5 reports are expected; without any there is not enough history.
 */
export function compareWithUsual(now: EpochMs, hours: DayHours, reports: HourlyReports): LoadFigure {
  const end = hours.startOfHour(now);
  for (const length of SPANS) {
    const counted = spanOf(end, length, 0, hours, reports);
    if (counted === null) break;
    const weeks: number[] = [];
    for (let week = 1; week <= WEEKS; week += 1) {
      const sum = spanOf(end, length, week, hours, reports);
      if (sum !== null) weeks.push(sum);
    }
    if (weeks.length < LEAST_WEEKS) break;
    const base = weeks.reduce((sum, count) => sum + count, 0) / weeks.length;
    if (base < LEAST_EXPECTED) continue;
    const span = { from: end - length * HOUR, hours: length, weeks: weeks.length };
    return { value: counted / base, count: counted, base, span, gap: null };
  }
  return { value: null, count: 0, base: null, span: null, gap: "thin" };
}

/** Reports of the span so many weeks ago; null unless all of its hours are known. */
function spanOf(end: EpochMs, length: number, week: number, hours: DayHours, reports: HourlyReports): number | null {
  let sum = 0;
  for (let back = 1; back <= length; back += 1) {
    const count = at(end - back * HOUR, week, hours, reports);
    if (count === null) return null;
    sum += count;
  }
  return sum;
}

/** Reports of the hour that begins at `from`, so many weeks before. */
function at(from: EpochMs, week: number, hours: DayHours, reports: HourlyReports): number | null {
  const day = hours.dayOf(from);
  return reports(hours.dayFrom(day, -7 * week), Math.floor((from - day.start) / HOUR));
}
