import "./ring-mark.css";
import { arcPath } from "../glyphs/ring-arc.ts";

interface RingMarkProps {
  readonly state: "intime" | "atrisk" | "breached" | "none";
}

/** A deadline ring without its silhouette, for the legend. */
export function RingMark({ state }: RingMarkProps) {
  return (
    <svg className={`ring map-panel__ring ring--${state}`} viewBox="-20 -20 40 40" aria-hidden="true">
      {(state === "intime" || state === "atrisk") && <circle className="ring__track" r="15" strokeWidth="2.4" />}
      {state === "intime" && <path className="ring__arc" d={arcPath(0.7, 15)} strokeWidth="5" />}
      {state === "atrisk" && <path className="ring__arc" d={arcPath(0.25, 15)} strokeWidth="8" />}
      {state === "none" && <circle className="ring__arc" r="15" strokeWidth="2.4" strokeDasharray="2.4 4.7" />}
      {state === "breached" && (
        <>
          <circle className="ring__arc" r="12.5" strokeWidth="6.5" />
          <path className="ring__arc" d="M-12-12L-18-18M12-12L18-18M12 12L18 18M-12 12L-18 18" strokeWidth="5" />
        </>
      )}
    </svg>
  );
}
