import type { EChartsCoreOption } from "echarts/core";
import type { StageDistribution } from "../../derive/derived.ts";
import type { DurationMs } from "../../shared/units.ts";
import type { ChartTokens } from "../../surfaces/chart/tokens.ts";

/** The axis ends here, in parts of the limit. */
const AXIS_END = 1.5;

/** A mark for what lies beyond stands whole at the end. */
const MARK_END = 1.465;

/** The rule of the limit reaches this far below the axis, in heights of the curve. */
const BELOW = -0.12;

/** A point of a curve: part of the limit, height 0–1. */
type CurvePoint = readonly [at: number, height: number];

interface DistributionCurves {
  readonly within: readonly CurvePoint[];
  readonly tail: readonly CurvePoint[];
  /** Height of what took even longer than the axis, drawn at its end. */
  readonly beyond: number;
}

/**
 * Counts per equal step of 0–1.5 limits, the last one for all beyond, as two curves that meet at the limit: what was in time, and the tail.
 * Each step is evened out with its neighbours (1 2 1, twice), so that a few hundred incidents show their shape and not their noise.
 * The highest point is 1.
 */
export function distributionCurves(bins: readonly number[]): DistributionCurves {
  const steps = evened(evened(bins.slice(0, -1)));
  const highest = Math.max(...steps, Number.MIN_VALUE);
  const width = AXIS_END / Math.max(1, steps.length);
  const points = steps.map((count, index): CurvePoint => [(index + 0.5) * width, count / highest]);
  const last = points.at(-1);
  if (last === undefined) return { within: [], tail: [], beyond: 0 };
  const all: readonly CurvePoint[] = [[0, 0], ...points, [AXIS_END, last[1]]];
  const after = all.findIndex(([at]) => at > 1);
  const [leftAt, leftHeight] = all[after - 1] ?? last;
  const [rightAt, rightHeight] = all[after] ?? last;
  const atLimit: CurvePoint = [1, leftHeight + ((rightHeight - leftHeight) * (1 - leftAt)) / (rightAt - leftAt)];
  return {
    within: [...all.filter(([at]) => at < 1), atLimit],
    tail: [atLimit, ...all.filter(([at]) => at > 1)],
    beyond: Math.min(1, (bins.at(-1) ?? 0) / highest),
  };
}

function evened(counts: readonly number[]): readonly number[] {
  return counts.map((count, index) => {
    const before = counts[index - 1] ?? 0;
    const after = counts[index + 1] ?? count;
    return (before + 2 * count + after) / 4;
  });
}

interface DistributionData {
  readonly distribution: StageDistribution;
  readonly median: DurationMs | null;
  readonly p90: DurationMs | null;
}

/** How long a stage took, on an axis of 0–1.5 limits: the rule is the limit, red the tail past it with a bar for what left the axis, ▲ the median, △ the p90. */
export function distributionOption(
  { distribution, median, p90 }: DistributionData,
  tokens: ChartTokens,
): EChartsCoreOption {
  const { unit, color } = tokens;
  const { within, tail, beyond } = distributionCurves(distribution.bins);
  const onAxis = (duration: DurationMs | null): readonly CurvePoint[] =>
    duration === null ? [] : [[Math.min(MARK_END, duration / distribution.limit), 0]];
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
    grid: { left: 0, right: 0, top: 4 * unit, bottom: 7 * unit, outerBoundsMode: "none" },
    xAxis: { type: "value", min: 0, max: AXIS_END, show: false },
    yAxis: { type: "value", min: BELOW, max: 1, show: false },
    series: [
      {
        ...curve,
        id: "within",
        data: within,
        lineStyle: { width: 1 * unit, color: color("line-strong") },
        areaStyle: { color: color("tide-out-fill"), opacity: 1 },
      },
      {
        ...curve,
        id: "tail",
        data: tail,
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
              { coord: [AXIS_END, 0], lineStyle: { width: 4 * unit, color: color("breach-fill"), type: "solid" } },
              { coord: [AXIS_END, beyond] },
            ],
            [
              { coord: [1, BELOW], lineStyle: { width: 2 * unit, color: color("text"), type: "solid" } },
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
