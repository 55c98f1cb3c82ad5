import type { EChartsCoreOption } from "echarts/core";
import { type DurationMs, MINUTE } from "../../shared/units.ts";
import type { ChartTokens } from "../../surfaces/chart/tokens.ts";

/** Mean response by hour: this day solid with its last point open, the day before dashed. Hours without an arrival leave a gap. */
export function responseOption(
  current: readonly (DurationMs | null)[],
  previous: readonly (DurationMs | null)[],
  tokens: ChartTokens,
): EChartsCoreOption {
  const { unit, color } = tokens;
  const points = (hours: readonly (DurationMs | null)[]) =>
    hours.map((mean, hour) => [hour, mean === null ? null : mean / MINUTE]);
  const lastHour = current.findLastIndex((mean) => mean !== null);
  const last = current[lastHour];
  const line = {
    type: "line",
    smooth: 0.3,
    smoothMonotone: "x",
    silent: true,
    showSymbol: false,
    connectNulls: false,
  } as const;
  return {
    animationDuration: 320,
    animationDurationUpdate: 900,
    animationEasing: "cubicOut",
    animationEasingUpdate: "cubicOut",
    grid: { left: 1 * unit, right: 6 * unit, top: 6 * unit, bottom: 6 * unit, outerBoundsMode: "none" },
    xAxis: { type: "value", min: 0, max: Math.max(1, current.length - 1), show: false },
    yAxis: { type: "value", show: false, scale: true },
    series: [
      {
        ...line,
        id: "previous",
        data: points(previous),
        lineStyle: { width: 1.6 * unit, type: [1 * unit, 4 * unit], cap: "round", color: color("text-3") },
      },
      { ...line, id: "current", data: points(current), lineStyle: { width: 2.2 * unit, color: color("text") } },
      {
        id: "last",
        type: "scatter",
        silent: true,
        clip: false,
        symbolSize: 6 * unit,
        data: last === undefined || last === null ? [] : [[lastHour, last / MINUTE]],
        itemStyle: { color: color("surface"), borderColor: color("text"), borderWidth: 1.8 * unit },
        z: 5,
      },
    ],
  };
}
