import { formatClockDuration } from "../../shared/format-duration.ts";
import { formatClock } from "../../shared/format-instant.ts";
import { SECOND } from "../../shared/units.ts";
import { useCockpit, useText } from "../cockpit.ts";

/** 战时: the one thing that may be red all over. Nothing in 平时. */
export function SurgeBanner() {
  const text = useText();
  const surge = useCockpit((cockpit) => cockpit.surge);
  const zone = useCockpit((cockpit) => cockpit.profile.zone);
  const second = useCockpit((cockpit) => Math.floor(cockpit.now / SECOND) * SECOND);
  if (surge === null) return null;
  return (
    <div className="surge-banner">
      {/* Spoken at once, and once: the clock that runs is no part of it. */}
      <div className="surge-banner__news" role="alert">
        <span className="surge-banner__tag">
          <svg className="glyph" viewBox="0 0 40 40" aria-hidden="true">
            <path d="M12 2H28L38 12V28L28 38H12L2 28V12Z" fill="currentColor" stroke="none" />
            <path className="surge-banner__mark" d="M20 9V23M20 28V32" strokeWidth="4.4" />
          </svg>
          {text("surge.tag")}
        </span>
        <span className="surge-banner__reason">{surge.reason ?? text("surge.noReason")}</span>
        <span className="surge-banner__since">{text("surge.since", { clock: formatClock(surge.since, zone) })}</span>
      </div>
      <span className="surge-banner__length" role="timer">
        <small>{text("surge.length")}</small>
        {formatClockDuration(Math.max(0, second - surge.since))}
      </span>
    </div>
  );
}
