import ReactEChartsCore from "echarts-for-react/esm/core";
import { LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, MarkLineComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

// What the charts of the product use and nothing else: add a chart or component here when a panel needs it.
echarts.use([LineChart, ScatterChart, GridComponent, MarkLineComponent, SVGRenderer]);

// Constants: echarts-for-react makes the chart anew when these objects change.
const REPLACED = ["series"];
const OPTIONS = { renderer: "svg" } as const;
const FILL = { height: "100%", width: "100%" };

/** The drawing itself; SVG, so that it is sharp at any scale of a wall. */
export function EChartsDrawing({ option }: { readonly option: echarts.EChartsCoreOption }) {
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  return (
    <ReactEChartsCore
      echarts={echarts}
      option={isStill ? { ...option, animation: false } : option}
      replaceMerge={REPLACED}
      lazyUpdate
      opts={OPTIONS}
      style={FILL}
    />
  );
}
