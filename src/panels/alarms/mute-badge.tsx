import "./mute-badge.css";
import { SECOND } from "../../shared/units.ts";
import { useCockpit } from "../cockpit.ts";
import { Figure } from "../figure.tsx";
import { formatLeft } from "./alarm-words.ts";
import { useAlarmActions, useAlarms } from "./alarms.ts";
import { BellGlyph } from "./bell-glyph.tsx";

/** In the top bar: that sound is off, why and for how long; and on a desk the way to the log. */
export function MuteBadge() {
  const { mute, openCount } = useAlarms();
  const { show } = useAlarmActions();
  const form = useCockpit((cockpit) => cockpit.form);
  const text = useCockpit((cockpit) => cockpit.text);
  const second = useCockpit((cockpit) => Math.floor(cockpit.now / SECOND) * SECOND);
  const left = mute === null ? 0 : Math.max(0, mute.until - second);
  const badge = mute !== null && (
    <Figure id="alarms.muted" value={left} className="mute-badge__words" isInside={form !== "wall"}>
      {text("alarms.muted")} {formatLeft(mute.until, Math.min(second, mute.until))}
      <span className="mute-badge__reason"> · {mute.reason}</span>
    </Figure>
  );
  if (form === "wall") {
    return badge === false ? null : (
      <span className="mute-badge">
        <BellGlyph isMuted />
        {badge}
      </span>
    );
  }
  return (
    <button
      type="button"
      className="mute-badge mute-badge--button"
      title={mute === null ? text("alarms.log.open") : `${text("alarms.muted")} · ${mute.reason}`}
      aria-label={text("alarms.log.open")}
      onClick={() => show("log")}
    >
      <BellGlyph isMuted={mute !== null} />
      {openCount > 0 && mute === null && <span className="mute-badge__count">{openCount}</span>}
      {badge}
    </button>
  );
}
