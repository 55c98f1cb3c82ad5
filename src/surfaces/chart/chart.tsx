import type { EChartsCoreOption } from "echarts/core";
import { lazy, Suspense } from "react";

// ECharts is half of the page's script: figures do not wait for their curves.
const Drawing = lazy(async () => ({ default: (await import("./echarts-drawing.tsx")).EChartsDrawing }));

interface ChartSurfaceProps {
  /** A new object for new data: arrays changed in place are not redrawn. Give series an `id` so that updates morph. */
  readonly option: EChartsCoreOption;
  /** What the chart shows, for those who cannot see it. */
  readonly label: string;
  /** CSS height; the parent's by default. */
  readonly height?: string;
  readonly className?: string;
}

/** One ECharts drawing; fits its box and follows it. */
export function ChartSurface({ option, label, height = "100%", className }: ChartSurfaceProps) {
  return (
    <div role="img" aria-label={label} className={className} style={{ height, overflow: "hidden" }}>
      <Suspense fallback={null}>
        <Drawing option={option} />
      </Suspense>
    </div>
  );
}
