import "./alarm-dialog.css";
import { useState } from "react";
import { formatClockMinutes } from "../../shared/format-instant.ts";
import { type DurationMs, HOUR, MINUTE } from "../../shared/units.ts";
import { useCockpit } from "../cockpit.ts";
import { useAlarmActions, useAlarms } from "./alarms.ts";

const REASONS = ["drill", "meeting", "known", "maintenance"] as const;
/** Every one of them ends. */
const LENGTHS: readonly DurationMs[] = [15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 8 * HOUR];
/** Fits the top bar. */
const REASON_AT_MOST = 40;
const ACTOR_AT_MOST = 20;

/** Asks for the reason and the length of a mute: without a reason there is none, and none is without an end. */
export function MuteDialog() {
  const text = useCockpit((cockpit) => cockpit.text);
  const zone = useCockpit((cockpit) => cockpit.profile.zone);
  const minute = useCockpit((cockpit) => Math.floor(cockpit.now / MINUTE) * MINUTE);
  const { actor } = useAlarms();
  const { mute, setActor, show } = useAlarmActions();
  const [reason, setReason] = useState("");
  const [length, setLength] = useState<DurationMs>(LENGTHS[1] ?? HOUR);
  const isReady = reason.trim() !== "";
  return (
    <dialog className="alarm-dialog mute-dialog" open aria-label={text("alarms.mute.title")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReady) return;
          mute(length, reason);
          show(null);
        }}
      >
        <header className="alarm-dialog__head">
          <h2>{text("alarms.mute.title")}</h2>
        </header>
        <p className="alarm-dialog__note">{text("alarms.mute.what")}</p>
        <fieldset className="mute-dialog__choices">
          <legend>{text("alarms.mute.reason")}</legend>
          {REASONS.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={reason === text(`alarms.mute.reason.${each}`)}
              onClick={() => setReason(text(`alarms.mute.reason.${each}`))}
            >
              {text(`alarms.mute.reason.${each}`)}
            </button>
          ))}
          <input
            aria-label={text("alarms.mute.reason")}
            maxLength={REASON_AT_MOST}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </fieldset>
        <fieldset className="mute-dialog__choices">
          <legend>{text("alarms.mute.length")}</legend>
          {LENGTHS.map((each) => (
            <button key={each} type="button" aria-pressed={length === each} onClick={() => setLength(each)}>
              {each < HOUR
                ? text("alarms.mute.minutes", { n: each / MINUTE })
                : text("alarms.mute.hours", { n: each / HOUR })}
            </button>
          ))}
        </fieldset>
        <label className="mute-dialog__actor">
          {text("alarms.mute.actor")}
          <input maxLength={ACTOR_AT_MOST} value={actor} onChange={(event) => setActor(event.target.value)} />
        </label>
        <footer className="mute-dialog__foot">
          <button type="button" onClick={() => show(null)}>
            {text("alarms.mute.cancel")}
          </button>
          <button type="submit" className="mute-dialog__confirm" disabled={!isReady}>
            {text("alarms.mute.confirm", { clock: formatClockMinutes(minute + length, zone) })}
          </button>
        </footer>
      </form>
    </dialog>
  );
}
