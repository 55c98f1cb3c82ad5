import type { CSSProperties } from "react";
import { formatClock, formatClockMinutes } from "../../shared/format-instant.ts";
import { formatCount } from "../../shared/format-number.ts";
import { SECOND } from "../../shared/units.ts";
import type { TideCurves } from "../../surfaces/tide/tide-geometry.ts";
import { useBeat } from "../beat.ts";
import { Figure } from "../figure.tsx";
import { TIDE_VARIANTS, type TideVariant } from "./tide-variants.ts";

interface TideCursorProps {
  readonly variant: TideVariant;
  /** Where the level stands; null without one. */
  readonly level: TideCurves["now"];
}

/** Now: hairline, open dot on the level with the backlog, pill with the time. The only part that turns every second. */
export function TideCursor({ variant, level }: TideCursorProps) {
  const cockpit = useBeat(SECOND);
  const { filter, profile, now, freshness, connection, text } = cockpit;
  const { open } = cockpit.without("reported").derived;
  const { kind } = connection.state;
  // What is made up or played is not called live, however well the link does.
  const following =
    kind === "replaying" ? "tide.replaying" : kind === "demo" || profile.demonstration ? "tide.demo" : "tide.live";
  const pillKey = { loading: following, live: following, stale: "tide.held.stale", disconnected: "tide.held" }[
    freshness
  ];
  const layout = TIDE_VARIANTS[variant];
  const backlog =
    level !== null && level.nearTop < layout.numberHeight ? "tide__backlog tide__backlog--below" : "tide__backlog";
  const time = layout.seconds ? formatClock(now, profile.zone) : formatClockMinutes(now, profile.zone);
  return (
    <div className="tide__cursor" data-held={freshness === "disconnected" ? "" : undefined}>
      <span className="tide__pill">{text(pillKey, { time })}</span>
      {level !== null && (
        <span
          className="tide__now"
          style={
            { "--y": level.y, "--lift": level.y - level.nearTop, "--drop": level.nearBottom - level.y } as CSSProperties
          }
        >
          {filter.reported === null ? (
            <Figure className={backlog} id="incidents.open" value={open}>
              {formatCount(open)}
            </Figure>
          ) : (
            // Not the figure of the screen: the curve does not follow the range.
            <span className={backlog}>{formatCount(open)}</span>
          )}
          <i className="tide__dot" />
        </span>
      )}
    </div>
  );
}
