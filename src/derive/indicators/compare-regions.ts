import type { IndicatorRecord } from "../../domain/indicator.ts";
import { latestIndicators } from "../indicator-figures.ts";
import { isSumOfMonths, meanOfMonth } from "./period.ts";

/** One region's figure brought to the basis of the comparison: a mean month of its period, of what is no sum the figure itself. */
interface ComparedRegion {
  readonly region: string;
  readonly record: IndicatorRecord;
  /** In the published unit, per month. */
  readonly perMonth: number;
}

/** One indicator compared over regions. */
export interface Comparison {
  readonly indicator: string;
  /** Highest first. */
  readonly regions: readonly ComparedRegion[];
  /** Asked for, and without a published value in the common unit: 未报送, not zero. */
  readonly missing: readonly string[];
  /** Their periods are not the same. */
  readonly periodsDiffer: boolean;
  /** It is a sum of months, compared by the mean of one; shares, times and ratios are compared as they are. */
  readonly isMonthly: boolean;
}

/**
 * Compares the latest value of an indicator over regions by its mean month. The unit is that of most of them; a value in another unit is missing
 * rather than compared wrongly.
 */
export function compareRegions(
  records: Iterable<IndicatorRecord>,
  indicator: string,
  regions: readonly string[],
): Comparison {
  const found = latestIndicators(records).filter(
    (record) => record.indicator === indicator && record.value !== null && regions.includes(record.region),
  );
  const unit = commonest(found.map((record) => record.unit));
  const compared = found
    .filter((record) => record.unit === unit)
    .map((record) => ({ region: record.region, record, perMonth: meanOfMonth(record) ?? 0 }))
    .sort((one, other) => other.perMonth - one.perMonth);
  const periods = new Set(compared.map(({ record }) => `${record.periodFrom}/${record.periodTo}`));
  return {
    indicator,
    regions: compared,
    missing: regions.filter((region) => !compared.some((each) => each.region === region)),
    periodsDiffer: periods.size > 1,
    isMonthly: compared.some(({ record }) => isSumOfMonths(record)),
  };
}

/** Of several as frequent the first. */
function commonest(units: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const unit of units) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  let best: string | null = null;
  for (const [unit, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = unit;
  return best;
}
