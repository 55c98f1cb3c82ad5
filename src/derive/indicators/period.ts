import type { IndicatorRecord } from "../../domain/indicator.ts";
import type { Share } from "../../shared/units.ts";

type Period = Pick<IndicatorRecord, "periodFrom" | "periodTo">;

/** Whole months of a period of months (`YYYY-MM`, both ends included); at least 1. */
export function monthsOf({ periodFrom, periodTo }: Period): number {
  return Math.max(1, monthNumber(periodTo) - monthNumber(periodFrom) + 1);
}

/** Units whose figures months can not be added up to: shares, times, one amount by another. */
const NOT_ADDED_UP = /^(?:percent|seconds|minutes|hours|days)$| per /;

/** Whether a figure is the sum of those of its months. */
export function isSumOfMonths({ unit }: Pick<IndicatorRecord, "unit">): boolean {
  return !NOT_ADDED_UP.test(unit);
}

/** The figure of a mean month, by which periods of different length compare; of what is no sum that is the figure itself. */
export function meanOfMonth(record: Pick<IndicatorRecord, "value" | "unit"> & Period): number | null {
  return record.value === null || !isSumOfMonths(record) ? record.value : record.value / monthsOf(record);
}

/** How much of the year its period ends in has gone by at the period's end: 2022-05 → 5 ÷ 12. Yearly targets are read against it. */
export function elapsedShareOfYear({ periodTo }: Pick<Period, "periodTo">): Share {
  return Number(periodTo.slice(5, 7)) / 12;
}

/** Whether the period counts from January of the year it ends in, as figures that accumulate over a year do. */
export function isYearToDate({ periodFrom, periodTo }: Period): boolean {
  return periodFrom.slice(0, 4) === periodTo.slice(0, 4) && periodFrom.endsWith("-01");
}

/** Months since year 0. */
function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}
