import type { LoadMeasure } from "../../derive/grid/grid.ts";
import { RingMark } from "../map/ring-mark.tsx";
import { useText } from "../cockpit.ts";
import type { LoadScale } from "./load-scale.ts";

interface LoadLegendProps {
  readonly measure: LoadMeasure;
  readonly scale: LoadScale;
  /** Since when it is counted, where that is less than it says. */
  readonly since: string | null;
}

/** What the tints mean, with the measure and its unit, and the two marks beside a value. */
export function LoadLegend({ measure, scale, since }: LoadLegendProps) {
  const text = useText();
  return (
    <ul className="grid-map__legend" aria-label={text("map.legend")}>
      <li>
        {text(`grid.measure.${measure}`)} {text(`grid.unit.${measure}`)}
        {since !== null && ` · ${since}`}
      </li>
      {scale.labels.map((label, step) => (
        <li key={label}>
          <i className={`grid-map__step grid-map__step--${step}`} />
          {label}
        </li>
      ))}
      <li>
        <RingMark state="breached" /> {text("grid.breached")}
      </li>
      <li>
        <RingMark state="atrisk" /> {text("grid.atRisk")}
      </li>
    </ul>
  );
}
