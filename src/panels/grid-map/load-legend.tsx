import type { LoadMeasure } from "../../derive/grid/grid.ts";
import { SketchNote } from "../map/map-attribution.tsx";
import { RingMark } from "../map/ring-mark.tsx";
import { useText } from "../cockpit.ts";
import type { LoadScale } from "./load-scale.ts";

interface LoadLegendProps {
  readonly measure: LoadMeasure;
  readonly scale: LoadScale;
  /** Whether areas carry the mark of their worst deadline; hexagons do not. */
  readonly isMarked: boolean;
  /** Something is shown of which nothing is known. */
  readonly hasUnknown: boolean;
  /** Since when it is counted, where that is less than it says. */
  readonly since: string | null;
}

/** What the tints mean, with the measure and its unit, and the two marks beside a value. */
export function LoadLegend({ measure, scale, isMarked, hasUnknown, since }: LoadLegendProps) {
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
      {hasUnknown && <li>{text("grid.unknown")}</li>}
      {isMarked && (
        <>
          <li>
            <RingMark state="breached" /> {text("grid.breached")}
          </li>
          <li>
            <RingMark state="atrisk" /> {text("grid.atRisk")}
          </li>
        </>
      )}
      <li>
        <SketchNote />
      </li>
    </ul>
  );
}
