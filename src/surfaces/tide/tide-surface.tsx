import type { CSSProperties, ReactNode } from "react";
import type { Share } from "../../shared/units.ts";
import { tickPath, TIDE_WIDTH, type TideCurves, type TidePlot } from "./tide-geometry.ts";
import "./tide-surface.css";

/** A mark at a place of the strip's width, with its words; none where there is no room. */
export interface TideMark {
  readonly key: string;
  readonly share: Share;
  readonly label: string | null;
}

export interface TideSurfaceProps {
  readonly plot: TidePlot;
  readonly curves: TideCurves;
  readonly hours: readonly TideMark[];
  readonly shifts: readonly TideMark[];
  /** Where breach ticks stand on the datum. */
  readonly ticks: readonly Share[];
  /** Words beside the guard line and the two flows; null where the variant has no room for them. */
  readonly guardLabel: string | null;
  readonly inflowLabel: string | null;
  readonly outflowLabel: string | null;
  /** What the drawing says, for screen readers. */
  readonly description: string;
  /** The cursor and what belongs to it, drawn above. */
  readonly children?: ReactNode;
}

/**
 * The tide drawn: stretched curves in one SVG, everything with a size of its own (words, ticks) as HTML over it, so that any width
 * needs no measuring and no redraw.
 */
export function TideSurface(props: TideSurfaceProps) {
  const { plot, curves } = props;
  return (
    <div className="tide__plot" style={{ "--plot-height": plot.height, "--datum": plot.datum } as CSSProperties}>
      <svg
        className="tide__curves"
        viewBox={`0 0 ${TIDE_WIDTH} ${plot.height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={props.description}
      >
        <path className="tide__level-area" d={curves.levelArea} />
        <path className="tide__inflow-area" d={curves.inflowArea} />
        <path className="tide__outflow-area" d={curves.outflowArea} />
        <path className="tide__outflow-line" d={curves.outflowLine} />
        <path className="tide__inflow-line" d={curves.inflowLine} />
        <line className="tide__datum" x1="0" x2={TIDE_WIDTH} y1={plot.datum} y2={plot.datum} />
        {curves.guardY !== null && (
          <line className="tide__guard" x1="0" x2={TIDE_WIDTH} y1={curves.guardY} y2={curves.guardY} />
        )}
        <path className="tide__level-line" d={curves.levelLine} />
        <path className="tide__breaches" d={tickPath(props.ticks, plot.datum)} />
      </svg>
      {props.hours.map((hour) => (
        <span key={hour.key} className="tide__hour" style={at(hour.share)}>
          {hour.label}
        </span>
      ))}
      {props.shifts.map((shift) => (
        <span key={shift.key} className="tide__shift" style={at(shift.share)}>
          {shift.label !== null && <span className="tide__shift-name">{shift.label}</span>}
        </span>
      ))}
      {props.guardLabel !== null && curves.guardY !== null && (
        <span className="tide__guard-name" style={height(curves.guardY)}>
          {props.guardLabel}
        </span>
      )}
      {props.inflowLabel !== null && <span className="tide__flow-name tide__flow-name--in">{props.inflowLabel}</span>}
      {props.outflowLabel !== null && (
        <span className="tide__flow-name tide__flow-name--out">{props.outflowLabel}</span>
      )}
      {props.children}
    </div>
  );
}

function at(share: Share): CSSProperties {
  return { left: `${share * 100}%` };
}

function height(y: number): CSSProperties {
  return { "--y": y } as CSSProperties;
}
