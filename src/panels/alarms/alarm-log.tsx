import "./alarm-dialog.css";
import type { Alarm } from "../../derive/alarms/alarm.ts";
import { LOG_KEPT } from "../../derive/alarms/alarm-desk.ts";
import { formatClock, formatClockMinutes, formatMonthDay } from "../../shared/format-instant.ts";
import { type Cockpit, useCockpit } from "../cockpit.ts";
import { Figure } from "../figure.tsx";
import { SeverityBars } from "../glyphs/severity-bars.tsx";
import { failureKey } from "../signed-command/failure-key.ts";
import { alarmTitle } from "./alarm-words.ts";
import { useAlarmActions, useAlarms } from "./alarms.ts";

type Wording = Pick<Cockpit, "profile" | "language" | "text">;

/** Every alarm, newest first: when, what, and what became of it. */
export function AlarmLog() {
  const { log, summary, today, openCount, isReplay, mayAcknowledge, pending, failure } = useAlarms();
  const { acknowledge, show } = useAlarmActions();
  const profile = useCockpit((cockpit) => cockpit.profile);
  const language = useCockpit((cockpit) => cockpit.language);
  const text = useCockpit((cockpit) => cockpit.text);
  const isWall = useCockpit((cockpit) => cockpit.form === "wall");
  const wording = { profile, language, text };
  return (
    <dialog className="alarm-dialog alarm-log" open aria-label={text("alarms.log")}>
      <header className="alarm-dialog__head">
        <h2>{text("alarms.log")}</h2>
        <span className="alarm-dialog__unit">
          <Figure id="alarms.today" value={today}>
            {text("alarms.log.unit", { today, open: openCount })}
          </Figure>
        </span>
        <button
          type="button"
          className="alarm-dialog__close"
          onClick={() => show(null)}
          aria-label={text("alarms.log.close")}
        >
          ✕
        </button>
      </header>
      {isReplay && <p className="alarm-dialog__note">{text("alarms.log.replay")}</p>}
      {!mayAcknowledge && openCount > 0 && <p className="alarm-dialog__note">{text("alarms.failed.forbidden")}</p>}
      {mayAcknowledge && failure !== null && (
        <p className="alarm-dialog__note" role="alert">
          {text(failureKey("alarms", failure))}
        </p>
      )}
      {log.length === 0 && <p className="alarm-dialog__note">{text("alarms.log.empty")}</p>}
      <ol className="alarm-log__rows">
        {log.toReversed().map((alarm) => (
          <AlarmRow
            key={`${alarm.incident} ${alarm.key} ${alarm.raisedAt}`}
            alarm={alarm}
            wording={wording}
            isPending={pending.has(alarm)}
            onAcknowledge={isWall || !mayAcknowledge ? null : () => acknowledge(alarm.incident)}
          />
        ))}
      </ol>
      <footer className="alarm-dialog__note">
        {summary !== null && (
          <p>
            {text("alarms.log.begun", {
              clock: formatClockMinutes(summary.at, profile.zone),
              breached: summary.breached,
              atrisk: summary.atrisk,
            })}
          </p>
        )}
        <p>{text("alarms.log.kept", { n: LOG_KEPT })}</p>
      </footer>
    </dialog>
  );
}

interface AlarmRowProps {
  readonly alarm: Alarm;
  readonly wording: Wording;
  /** Acknowledged here, and not yet everywhere. */
  readonly isPending: boolean;
  /** Null where nothing can be pressed. */
  readonly onAcknowledge: (() => void) | null;
}

function AlarmRow({ alarm, wording, isPending, onAcknowledge }: AlarmRowProps) {
  const { text, profile } = wording;
  const isOpen = alarm.acknowledged === null && alarm.overAt === null;
  return (
    <li className={`alarm-log__row alarm-log__row--${alarm.kind}`} data-open={isOpen}>
      <time className="alarm-log__when" dateTime={new Date(alarm.raisedAt).toISOString()}>
        {formatClock(alarm.raisedAt, profile.zone)}
        <small>{formatMonthDay(alarm.raisedAt, profile.zone)}</small>
      </time>
      <span className="alarm-log__what">
        <b>{alarmTitle(alarm, wording)}</b> <SeverityBars severity={alarm.severity} /> {alarm.title}
        {alarm.place !== "" && ` · ${alarm.place}`}
        <small>{fateWords(alarm, wording).join(" · ")}</small>
      </span>
      {isOpen && onAcknowledge !== null && (
        <button type="button" disabled={isPending} onClick={onAcknowledge}>
          {text(isPending ? "alarms.acknowledging" : "alarms.acknowledge")}
        </button>
      )}
    </li>
  );
}

/** How it was told, and who did what about it. */
function fateWords(alarm: Alarm, { text, profile }: Wording): readonly string[] {
  const clock = (at: number): string => formatClock(at, profile.zone);
  const { acknowledged, snoozed, muted, overAt, voice } = alarm;
  const words = [text(`alarms.voice.${alarm.soundedAt === null ? "silent" : voice}`)];
  if (muted !== null) words.push(text("alarms.fate.muted", { reason: muted.reason, by: muted.by }));
  if (snoozed !== null) words.push(text("alarms.fate.snoozed", { by: snoozed.by, clock: clock(snoozed.until) }));
  if (acknowledged !== null) {
    words.push(text("alarms.fate.acknowledged", { by: acknowledged.by, clock: clock(acknowledged.at) }));
  }
  if (overAt !== null) words.push(text("alarms.fate.over", { clock: clock(overAt) }));
  else if (acknowledged === null) words.push(text("alarms.fate.open"));
  return words;
}
