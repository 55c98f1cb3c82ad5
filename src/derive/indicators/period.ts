import type { IndicatorRecord } from "../../domain/indicator.ts";
import type { Share } from "../../shared/units.ts";

type Period = Pick<IndicatorRecord, "periodFrom" | "periodTo">;

/** Whole months of a period of months (`YYYY-MM`, both ends included); at least 1. */
export function monthsOf({ periodFrom, periodTo }: Period): number {
  return Math.max(1, monthNumber(periodTo) - monthNumber(periodFrom) + 1);
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
