import "./glyph.css";
import type { UnitState } from "../../domain/unit.ts";

interface UnitChevronProps {
  readonly state: UnitState;
  /** Degrees clockwise from north; null points north. */
  readonly heading?: number | null;
}

/** A duty force: hollow idle, filled moving, filled on a base line on scene, dotted offline. */
export function UnitChevron({ state, heading = null }: UnitChevronProps) {
  const filled = state === "moving" || state === "onScene";
  return (
    <svg
      className={`glyph ${state === "offline" || state === "offDuty" ? "glyph--stale" : ""}`}
      viewBox="0 0 16 16"
      strokeWidth="1.2"
      aria-hidden="true"
    >
      <path
        d="M8 1L13.4 13L8 9.8L2.6 13Z"
        transform={heading === null ? undefined : `rotate(${heading} 8 8)`}
        fill={filled ? "currentColor" : "none"}
        strokeDasharray={state === "offline" ? "1.4 1.6" : undefined}
        strokeLinejoin="round"
      />
      {state === "onScene" && <path d="M2 15.2H14" strokeWidth="1.6" />}
    </svg>
  );
}
