import ReactEChartsCore from "echarts-for-react/esm/core";
import type { EChartsCoreOption } from "echarts/core";
import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import {
  AriaComponent,
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
} from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

echarts.use([
  LineChart,
  BarChart,
  ScatterChart,
  GridComponent,
  MarkLineComponent,
  MarkPointComponent,
  MarkAreaComponent,
  AriaComponent,
  SVGRenderer,
]);

interface ChartSurfaceProps {
  /** A new object for new data: arrays changed in place are not redrawn. Give series an `id` so that updates morph. */
  readonly option: EChartsCoreOption;
  /** What the chart shows, for those who cannot see it. */
  readonly label: string;
  /** CSS height; the parent's by default. */
  readonly height?: string;
  readonly className?: string;
}

/** One ECharts drawing (SVG, so that it is sharp at any scale of a wall); fits its box and follows it. */
export function ChartSurface({ option, label, height = "100%", className }: ChartSurfaceProps) {
  return (
    <div role="img" aria-label={label} className={className} style={{ height }}>
      <ReactEChartsCore
        echarts={echarts}
        option={option}
        replaceMerge={REPLACED}
        lazyUpdate
        opts={OPTIONS}
        style={FILL}
      />
    </div>
  );
}

// Constants: echarts-for-react makes the chart anew when these objects change.
const REPLACED = ["series"];
const OPTIONS = { renderer: "svg" } as const;
const FILL = { height: "100%", width: "100%" };
