import type { IndicatorRecord } from "../domain/indicator.ts";
import { meanOfMonth } from "./indicators/period.ts";

/** The record of the latest period of each region × indicator; of two that end together the one that covers more. */
export function latestIndicators(records: Iterable<IndicatorRecord>): readonly IndicatorRecord[] {
  const latest = new Map<string, IndicatorRecord>();
  for (const record of records) {
    const key = `${record.region}/${record.indicator}`;
    const held = latest.get(key);
    if (held === undefined || isLater(record, held)) latest.set(key, record);
  }
  return [...latest.values()];
}

/** The figures of every record: those of each period by its months, those of the latest period without, and its mean month. */
export function indicatorFigures(records: readonly IndicatorRecord[]): Record<string, number | null> {
  const figures: Record<string, number | null> = {};
  const add = (id: string, record: IndicatorRecord): void => {
    figures[`${id}.value`] = record.value;
    figures[`${id}.yoy`] = record.yoyPercent;
    figures[`${id}.target`] = record.targetCompletionPercent;
  };
  for (const record of records)
    add(`indicator.${record.region}.${record.indicator}@${record.periodFrom}..${record.periodTo}`, record);
  for (const record of latestIndicators(records)) {
    const id = `indicator.${record.region}.${record.indicator}`;
    add(id, record);
    figures[`${id}.permonth`] = meanOfMonth(record);
  }
  return figures;
}

function isLater(record: IndicatorRecord, held: IndicatorRecord): boolean {
  if (record.periodTo !== held.periodTo) return record.periodTo > held.periodTo;
  return record.periodFrom < held.periodFrom;
}
