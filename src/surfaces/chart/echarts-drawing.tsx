import ReactEChartsCore from "echarts-for-react/esm/core";
import { LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, MarkLineComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useMemo, useRef } from "react";
import { type DurationMs, SECOND } from "../../shared/units.ts";

// What the charts of the product use and nothing else: add a chart or component here when a panel needs it.
echarts.use([LineChart, ScatterChart, GridComponent, MarkLineComponent, SVGRenderer]);

// Constants: echarts-for-react makes the chart anew when these objects change.
const REPLACED = ["series"];
const OPTIONS = { renderer: "svg" } as const;
const FILL = { height: "100%", width: "100%" };

/** A chart that changes more often than this changes at once: morphs that follow each other without end tell nothing and cost every frame. */
const MORPH_APART: DurationMs = 3 * SECOND;

/** The drawing itself; SVG, so that it is sharp at any scale of a wall. */
export function EChartsDrawing({ option }: { readonly option: echarts.EChartsCoreOption }) {
  const changedAt = useRef(Number.NEGATIVE_INFINITY);
  const drawn = useMemo(() => {
    const now = performance.now();
    const isOften = now - changedAt.current < MORPH_APART;
    changedAt.current = now;
    return { ...option, animation: !isOften && !matchMedia("(prefers-reduced-motion: reduce)").matches };
  }, [option]);
  return (
    <ReactEChartsCore echarts={echarts} option={drawn} replaceMerge={REPLACED} lazyUpdate opts={OPTIONS} style={FILL} />
  );
}
