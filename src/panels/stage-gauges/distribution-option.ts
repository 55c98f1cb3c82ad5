import type { EChartsCoreOption } from "echarts/core";
import type { StageDistribution } from "../../derive/derived.ts";
import type { DurationMs } from "../../shared/units.ts";
import type { ChartTokens } from "../../surfaces/chart/tokens.ts";

/** The axis ends here, in parts of the limit; what took longer stands at the end. */
const AXIS_END = 1.5;

/** A point of a curve: part of the limit, height 0–1. */
export type CurvePoint = readonly [at: number, height: number];

/**
 * Counts per equal step of 0–1.5 limits as two curves that meet at the limit: what was in time, and the tail beyond. The highest bin is 1;
 * bins stand at their middles, the ends at the axis.
 */
export function distributionCurves(bins: readonly number[]): {
  readonly within: readonly CurvePoint[];
  readonly beyond: readonly CurvePoint[];
} {
  const highest = Math.max(1, ...bins);
  const step = AXIS_END / Math.max(1, bins.length);
  const points: CurvePoint[] = bins.map((count, index) => [(index + 0.5) * step, count / highest]);
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return { within: [], beyond: [] };
  const all: readonly CurvePoint[] = [[0, 0], ...points, [AXIS_END, last[1]]];
  const after = all.findIndex(([at]) => at >= 1);
  const left = all[after - 1] ?? first;
  const right = all[after] ?? last;
  const part = right[0] === left[0] ? 0 : (1 - left[0]) / (right[0] - left[0]);
  const atLimit: CurvePoint = [1, left[1] + (right[1] - left[1]) * part];
  return {
    within: [...all.filter(([at]) => at < 1), atLimit],
    beyond: [atLimit, ...all.filter(([at]) => at > 1)],
  };
}

interface DistributionData {
  readonly distribution: StageDistribution;
  readonly median: DurationMs | null;
  readonly p90: DurationMs | null;
}

/** How long a stage took, on an axis of 0–1.5 limits: the rule is the limit, red the tail beyond it, ▲ the median, △ the p90. */
export function distributionOption(
  { distribution, median, p90 }: DistributionData,
  tokens: ChartTokens,
): EChartsCoreOption {
  const { unit, color } = tokens;
  const { within, beyond } = distributionCurves(distribution.bins);
  const onAxis = (duration: DurationMs | null): readonly CurvePoint[] =>
    duration === null ? [] : [[Math.min(AXIS_END, duration / distribution.limit), 0]];
  const curve = { type: "line", smooth: 0.4, smoothMonotone: "x", showSymbol: false, silent: true } as const;
  const mark = {
    type: "scatter",
    symbol: "triangle",
    symbolSize: [11 * unit, 8 * unit],
    symbolOffset: [0, 6 * unit],
    clip: false,
    silent: true,
    z: 5,
  } as const;
  return {
    animationDuration: 320,
    animationDurationUpdate: 900,
    animationEasing: "cubicOut",
    animationEasingUpdate: "cubicOut",
    grid: { left: 0, right: 0, top: 4 * unit, bottom: 12 * unit, outerBoundsMode: "none" },
    xAxis: { type: "value", min: 0, max: AXIS_END, show: false },
    yAxis: { type: "value", min: 0, max: 1, show: false },
    series: [
      {
        ...curve,
        id: "within",
        data: within,
        lineStyle: { width: 1 * unit, color: color("tide-in-fill") },
        areaStyle: { color: color("load-1"), opacity: 1 },
      },
      {
        ...curve,
        id: "beyond",
        data: beyond,
        lineStyle: { width: 1 * unit, color: color("breach-fill") },
        areaStyle: { color: color("breach-fill"), opacity: 1 },
        markLine: {
          silent: true,
          symbol: "none",
          animation: false,
          label: { show: false },
          data: [
            [
              { coord: [0, 0], lineStyle: { width: 1 * unit, color: color("line-control"), type: "solid" } },
              { coord: [1, 0] },
            ],
            [
              { coord: [1, 0], lineStyle: { width: 1.6 * unit, color: color("breach-fill"), type: "solid" } },
              { coord: [AXIS_END, 0] },
            ],
            [
              { coord: [1, -0.12], lineStyle: { width: 2 * unit, color: color("text"), type: "solid" } },
              { coord: [1, 1] },
            ],
          ],
        },
      },
      { ...mark, id: "median", data: onAxis(median), itemStyle: { color: color("text") } },
      {
        ...mark,
        id: "p90",
        data: onAxis(p90),
        itemStyle: { color: color("surface"), borderColor: color("text-2"), borderWidth: 1.4 * unit },
      },
    ],
  };
}
