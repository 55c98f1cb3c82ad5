export const INDICATOR_BETTER = ["up", "down", "none"] as const;
/** Which direction is good. */
export type IndicatorBetter = (typeof INDICATOR_BETTER)[number];

export const INDICATOR_STATUSES = ["final", "provisional", "revised"] as const;
type IndicatorStatus = (typeof INDICATOR_STATUSES)[number];

/** One published figure. Periods are months, `YYYY-MM`, both ends included. Missing numbers are null, never zero. */
export interface IndicatorRecord {
  readonly region: string;
  readonly indicator: string;
  readonly labelZh: string;
  readonly labelEn: string;
  readonly group: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly value: number | null;
  /** As published, for example `1e8 CNY`, `percent`, `count`. */
  readonly unit: string;
  readonly yoyPercent: number | null;
  readonly targetCompletionPercent: number | null;
  readonly better: IndicatorBetter;
  readonly source: string;
  readonly status: IndicatorStatus;
}

/** `region/indicator/from/to`: what a record is one of; another of the same takes its place. */
export function indicatorKey(record: IndicatorRecord): string {
  return `${record.region}/${record.indicator}/${record.periodFrom}/${record.periodTo}`;
}
