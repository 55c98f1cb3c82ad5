import type { IndicatorRecord } from "../domain/indicator.ts";

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

function isLater(record: IndicatorRecord, held: IndicatorRecord): boolean {
  if (record.periodTo !== held.periodTo) return record.periodTo > held.periodTo;
  return record.periodFrom < held.periodFrom;
}
