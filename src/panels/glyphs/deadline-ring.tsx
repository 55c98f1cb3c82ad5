import "./glyph.css";
import type { CategorySymbol } from "../../domain/profile.ts";
import type { Deadline } from "../../derive/derived.ts";
import type { EpochMs } from "../../shared/units.ts";
import { arcPath, remainingShare } from "./ring-arc.ts";
import { SILHOUETTE_PATHS } from "./silhouette-path.ts";

interface DeadlineRingProps {
  readonly symbol: CategorySymbol;
  readonly deadline: Deadline;
  /** Stream time; give whole seconds, the ring need not turn more often. */
  readonly now: EpochMs;
  readonly className?: string;
}

// Design pixels of a 40 px symbol: radius and stroke by state (tokens --clock-*-stroke).
const RADIUS = { none: 12, intime: 12, atrisk: 13, breached: 13.5 } as const;
const STROKE = { none: 1.2, intime: 3, atrisk: 5, breached: 4.5 } as const;

/** The deadline clock (时限环): an arc of the remaining share; closed with four ticks once breached; dotted without a clock. */
export function DeadlineRing({ symbol, deadline, now, className }: DeadlineRingProps) {
  const { state } = deadline;
  const radius = RADIUS[state];
  const closed = state === "breached" || state === "none";
  return (
    <svg className={`ring ring--${state} ${className ?? ""}`} viewBox="-20 -20 40 40" aria-hidden="true">
      <circle className="ring__plate" r={radius} />
      {!closed && <circle className="ring__track" r={radius} strokeWidth="1.2" />}
      <path
        className="ring__arc"
        d={arcPath(closed ? 1 : remainingShare(deadline, now), radius)}
        strokeWidth={STROKE[state] * 0.8}
        strokeDasharray={state === "none" ? "1.2 2.4" : undefined}
      />
      {state === "breached" && (
        <path
          className="ring__arc"
          d="M-9.5-9.5L-13.5-13.5M9.5-9.5L13.5-13.5M9.5 9.5L13.5 13.5M-9.5 9.5L-13.5 13.5"
          strokeWidth="2.6"
        />
      )}
      <path className="ring__silhouette" d={SILHOUETTE_PATHS[symbol]} transform="scale(5.6)" />
    </svg>
  );
}
