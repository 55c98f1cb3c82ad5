import type { CSSProperties } from "react";
import { formatClock, formatClockMinutes } from "../../shared/format-instant.ts";
import { formatCount } from "../../shared/format-number.ts";
import { SECOND } from "../../shared/units.ts";
import { useBeat } from "../beat.ts";
import { Figure } from "../figure.tsx";
import { TIDE_VARIANTS, type TideVariant } from "./tide-variants.ts";

interface TideCursorProps {
  readonly variant: TideVariant;
  /** Height of the level in design px; null without one. */
  readonly levelY: number | null;
}

/** Now: hairline, open dot on the level with the backlog, pill with the time. The only part that turns every second. */
export function TideCursor({ variant, levelY }: TideCursorProps) {
  const { derived, profile, now, freshness, text } = useBeat(SECOND);
  const layout = TIDE_VARIANTS[variant];
  const time = layout.seconds ? formatClock(now, profile.zone) : formatClockMinutes(now, profile.zone);
  const isBelow = levelY !== null && levelY < layout.numberHeight;
  return (
    <div className="tide__cursor" data-held={freshness === "disconnected" ? "" : undefined}>
      <span className="tide__pill">{text(freshness === "disconnected" ? "tide.held" : "tide.live", { time })}</span>
      {levelY !== null && (
        <span className="tide__now" style={{ "--y": levelY } as CSSProperties}>
          <Figure
            className={isBelow ? "tide__backlog tide__backlog--below" : "tide__backlog"}
            id="incidents.open"
            value={derived.open}
          >
            {formatCount(derived.open)}
          </Figure>
          <i className="tide__dot" />
        </span>
      )}
    </div>
  );
}
