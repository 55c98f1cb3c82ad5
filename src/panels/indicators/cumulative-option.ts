import type { EChartsCoreOption } from "echarts/core";
import type { CumulativePoint, CumulativeYear } from "../../derive/indicators/cumulative.ts";
import type { ChartTokens } from "../../surfaces/chart/tokens.ts";

/** Months shown at least, so that the line has room to go on. */
const LEAST_MONTHS = 6;

/** One year as it accumulates: this year's line with an open dot at its end, last year's dashed. The chart starts at zero in month 0. */
export function cumulativeOption(
  year: CumulativeYear,
  tokens: ChartTokens,
  words: { readonly before: string; readonly month: (month: number) => string; readonly last: string },
): EChartsCoreOption {
  const { unit, note, label, fontText } = tokens;
  const months = Math.min(12, Math.max(LEAST_MONTHS, (year.points.at(-1)?.month ?? 0) + 1));
  const last = year.points.at(-1);
  const ghost = extendToEnd(year.before, months);
  const text = { fontFamily: fontText, fontSize: note, color: tokens.color("text-3") };
  return {
    animationDuration: 320,
    animationDurationUpdate: 900,
    animationEasing: "cubicOut",
    textStyle: text,
    grid: {
      left: 2 * unit,
      right: words.before.length * note * (/[a-z]/.test(words.before) ? 0.52 : 1) + 10 * unit,
      top: 26 * unit,
      bottom: 22 * unit,
    },
    xAxis: {
      type: "value",
      min: 0,
      max: months,
      interval: 1,
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: { ...text, formatter: (month: number) => (month === 0 ? "" : words.month(month)) },
    },
    yAxis: {
      type: "value",
      min: 0,
      splitNumber: 2,
      axisLabel: { show: false },
      axisTick: { show: false },
      axisLine: { show: false },
      splitLine: { lineStyle: { color: tokens.color("line"), width: Math.max(1, unit) } },
    },
    series: [
      {
        id: "before",
        type: "line",
        data: fromZero(ghost),
        showSymbol: false,
        silent: true,
        lineStyle: { color: tokens.color("text-3"), width: 1.6 * unit, type: "dashed" },
        endLabel: { show: ghost.length > 0, ...text, formatter: words.before, distance: 6 * unit },
      },
      {
        id: "this",
        type: "line",
        data: fromZero(year.points).map((point, index, all) =>
          index === all.length - 1
            ? { value: point, symbolSize: 9 * unit, itemStyle: { color: tokens.color("surface") } }
            : { value: point, symbolSize: 4 * unit, itemStyle: { color: tokens.color("accent") } },
        ),
        symbol: "circle",
        silent: true,
        lineStyle: { color: tokens.color("accent"), width: 2.2 * unit },
        itemStyle: { borderColor: tokens.color("accent"), borderWidth: 2 * unit },
        areaStyle: { color: tokens.color("accent-wash"), opacity: 0.9 },
        label: {
          show: true,
          position: "top",
          distance: 8 * unit,
          fontFamily: fontText,
          fontSize: label,
          fontWeight: 500,
          color: tokens.color("text"),
          formatter: ({ dataIndex }: { readonly dataIndex: number }) =>
            last !== undefined && dataIndex === year.points.length ? words.last : "",
        },
      },
    ],
  };
}

function fromZero(points: readonly CumulativePoint[]): [number, number][] {
  return points.length === 0 ? [] : [[0, 0], ...points.map(({ month, value }): [number, number] => [month, value])];
}

/** Last year's line goes on a little at its last pace, so that its name stands clear of this year's dot. */
function extendToEnd(points: readonly CumulativePoint[], months: number): readonly CumulativePoint[] {
  const last = points.at(-1);
  if (last === undefined || last.month >= months) return points;
  return [...points, { month: months, value: (last.value / last.month) * months }];
}
