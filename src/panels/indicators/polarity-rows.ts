import type { IndicatorRecord } from "../../domain/indicator.ts";

/** One bar of the diverging chart. */
export interface PolarityRow {
  readonly record: IndicatorRecord;
  /** Percent: the change on a year before, or by how much the target was passed. */
  readonly percent: number;
  readonly basis: "yoy" | "target";
  readonly tone: "good" | "bad" | "flat";
}

/** The scale of the chart, percent at both ends, and its grid lines. */
export interface PolarityScale {
  readonly from: number;
  readonly to: number;
  /** Between two lines. */
  readonly step: number;
  readonly lines: readonly number[];
}

/** Bars of the records that have a change or a target: highest first, changes before targets passed, what fell last. Colour says good or bad, the side says up or down. */
export function polarityRows(records: readonly IndicatorRecord[]): readonly PolarityRow[] {
  return records
    .flatMap((record): PolarityRow[] => {
      if (record.yoyPercent !== null)
        return [{ record, percent: record.yoyPercent, basis: "yoy", tone: toneOf(record) }];
      if (record.targetCompletionPercent === null) return [];
      const percent = record.targetCompletionPercent - 100;
      return [{ record, percent, basis: "target", tone: percent >= 0 ? "good" : "bad" }];
    })
    .sort((one, other) => rank(one) - rank(other) || other.percent - one.percent);
}

/** A scale that holds every bar and zero, in steps of 20, or wider ones beyond six of them. */
export function polarityScale(rows: readonly PolarityRow[]): PolarityScale {
  const high = Math.max(0, ...rows.map(({ percent }) => percent));
  const low = Math.min(0, ...rows.map(({ percent }) => percent));
  let step = 20;
  while ((high - low) / step > 6) step *= 2.5;
  const from = Math.floor(low / step) * step;
  const to = Math.max(step, Math.ceil(high / step) * step);
  const lines = Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => from + index * step);
  return { from, to, step, lines };
}

function toneOf({ yoyPercent, better }: IndicatorRecord): PolarityRow["tone"] {
  if (yoyPercent === null || yoyPercent === 0 || better === "none") return "flat";
  return yoyPercent > 0 === (better === "up") ? "good" : "bad";
}

function rank({ percent, basis }: PolarityRow): number {
  if (percent < 0) return 2;
  return basis === "yoy" ? 0 : 1;
}
