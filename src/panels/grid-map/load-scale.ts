import type { LoadMeasure } from "../../derive/grid/grid.ts";
import { formatCount, formatDecimal, formatShare } from "../../shared/format-number.ts";

/** How values become steps 0–5 of the load ramp. */
export interface LoadScale {
  /** Least value of each step; the first is 0. */
  readonly least: readonly number[];
  /** What each step covers: `0`, `1–2`, … `9+`. */
  readonly labels: readonly string[];
}

/** Around 1 is as usual. */
const USUAL = [0, 0.5, 0.8, 1.2, 1.5, 2];
const LATE = [0, 0.001, 0.1, 0.2, 0.3, 0.5];
/** Widths of a step people can count in. */
const NICE = [1, 2, 3, 4, 5, 10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 250, 500, 1_000, 2_000, 5_000, 10_000];

/** The scale of a measure. Open incidents of regions have fixed steps (0, 1–2, … 9+), other counts such that the highest value reaches the last one or nearly. */
export function loadScale(measure: LoadMeasure, values: readonly (number | null)[], isRegion: boolean): LoadScale {
  const highest = Math.max(0, ...values.flatMap((value) => value ?? []));
  switch (measure) {
    case "usual":
      return { least: USUAL, labels: spans(USUAL, (value) => formatDecimal(value, 1)) };
    case "late":
      return {
        least: LATE,
        labels: ["0", "< 10%", ...spans(LATE.slice(2), (value) => `${formatShare(value, 0)}%`)],
      };
    case "per1000": {
      const width = niceWidth((highest / 5) * 10) / 10;
      const least = [0, 1, 2, 3, 4, 5].map((step) => step * width);
      return { least, labels: spans(least, (value) => formatDecimal(value, 1)) };
    }
    default: {
      const width = isRegion && measure === "open" ? 2 : niceWidth(highest / 5);
      const least = [0, ...[0, 1, 2, 3, 4].map((step) => step * width + 1)];
      return { least, labels: least.map((from, step) => countSpan(from, least[step + 1])) };
    }
  }
}

/** The step of a value; null (unknown) has none. */
export function stepOf({ least }: LoadScale, value: number | null): number | null {
  return value === null
    ? null
    : Math.max(
        0,
        least.findLastIndex((from) => value >= from),
      );
}

/** A value as people read it, without its unit; null → `—`. */
export function formatLoad(measure: LoadMeasure, value: number | null): string {
  if (value === null) return formatCount(null);
  switch (measure) {
    case "usual":
      return `${formatDecimal(value, 1)}×`;
    case "per1000":
      return formatDecimal(value, 1);
    case "late":
      return `${formatShare(value, 0)}%`;
    default:
      return formatCount(value);
  }
}

function niceWidth(width: number): number {
  return NICE.find((nice) => nice >= width) ?? Math.ceil(width / 10_000) * 10_000;
}

function countSpan(from: number, next: number | undefined): string {
  if (next === undefined) return `${formatCount(from)}+`;
  return next - 1 === from ? formatCount(from) : `${formatCount(from)}–${formatCount(next - 1)}`;
}

function spans(least: readonly number[], format: (value: number) => string): string[] {
  return least.map((from, step) => {
    const next = least[step + 1];
    return next === undefined ? `≥ ${format(from)}` : `${format(from)}–${format(next)}`;
  });
}
