import "./alarm-line.css";
import { type Alarm, incidentCount, mostUrgent } from "../../derive/alarms/alarm.ts";
import { ALARM_KINDS } from "../../domain/alarm-settings.ts";
import { isOpen } from "../../domain/incident.ts";
import { formatClockMinutes } from "../../shared/format-instant.ts";
import { type EpochMs, MINUTE } from "../../shared/units.ts";
import { type Cockpit, type Form, useCockpit } from "../cockpit.ts";
import { Figure } from "../figure.tsx";
import { failureKey } from "../signed-command/failure-key.ts";
import { alarmTitle, floodWords, formatLeft } from "./alarm-words.ts";
import { type AlarmsView, useAlarmActions, useAlarms } from "./alarms.ts";
import { BellGlyph } from "./bell-glyph.tsx";

/** Minutes an alarm may be put off. */
const SNOOZES = [5, 15, 30] as const;

/**
 * The alarm line under the top bar: the alarm nobody has acknowledged, or all of them merged with the most urgent named. It stays as long as one is
 * open; nothing is there without one, unless sound is off. A wall shows it without controls and has the keys A, Z, M and G.
 */
export function AlarmLine() {
  const alarms = useAlarms();
  const { form, language, profile, text, now, whole, setSpotlight } = useCockpit((cockpit) => cockpit);
  const { mute } = alarms;
  // Those put off or dealt with go at once, however young the minute is.
  const open = new Set(alarms.open);
  const flood = alarms.flood?.alarms.filter((alarm) => open.has(alarm)) ?? [];
  const isFlood = incidentCount(flood) > 1;
  const first = mostUrgent(isFlood ? flood : alarms.open);
  const isMutedLine = mute !== null && form !== "wall";
  if (first === undefined && !alarms.isBlocked && !isMutedLine) return null;
  // A flood of small matters must not make what is late look calm.
  const gravest = ALARM_KINDS.find((kind) => alarms.open.some((alarm) => alarm.kind === kind));
  const others = isFlood ? alarms.openCount - incidentCount(flood) : 0;
  const dueAt = first === undefined ? null : currentDue(first, { whole });
  const left = formatLeft(dueAt, now);
  const wording = { profile, language, text };
  return (
    <section className={`alarm-line alarm-line--${gravest ?? "none"}`} aria-label={text("alarms.title")}>
      <BellGlyph isMuted={mute !== null} />
      {first !== undefined && (
        <button type="button" className="alarm-line__alarm" onClick={() => setSpotlight(first.incident)}>
          <span className="alarm-line__head">
            <Figure id="alarms.open" value={alarms.openCount} isInside>
              {headline(alarms, isFlood, left, text) ?? `${alarmTitle(first, wording)} ${left ?? ""}`}
            </Figure>
          </span>
          <span className="alarm-line__detail">
            {(isFlood || alarms.openCount > 1) && <b>{alarmTitle(first, wording)}</b>} {first.title}
            {first.place !== "" && ` · ${first.place}`}
            {others > 0 && <small>{text("alarms.others", { n: others })}</small>}
          </span>
        </button>
      )}
      {isMutedLine && (
        <span className="alarm-line__muted">
          {text("alarms.muted")} {formatLeft(mute.until, now)} · {mute.reason}
          <small>{text("alarms.muted.by", { by: mute.by, clock: formatClockMinutes(mute.from, profile.zone) })}</small>
        </span>
      )}
      {first !== undefined && <Acknowledgement form={form} />}
      <LineControls form={form} hasAlarms={first !== undefined} />
      {/* Told once: the countdown beside it turns every second and must not be read out. */}
      <span className="alarm-line__spoken" role="status">
        {first === undefined ? "" : `${alarmTitle(first, wording)} ${first.title}`}
      </span>
    </section>
  );
}

/** What became of the wish to acknowledge: why not, and on a wall, which has no button to say it, that it is on its way. */
function Acknowledgement({ form }: { readonly form: Form }) {
  const { failure, pending } = useAlarms();
  const text = useCockpit((cockpit) => cockpit.text);
  if (failure !== null)
    return (
      <span className="alarm-line__failure" role="alert">
        {text(failureKey("alarms", failure))}
      </span>
    );
  return form === "wall" && pending.size > 0 ? (
    <span className="alarm-line__failure">{text("alarms.acknowledging")}</span>
  ) : null;
}

function LineControls({ form, hasAlarms }: { readonly form: Form; readonly hasAlarms: boolean }) {
  const isWall = form === "wall";
  const { isBlocked, mute, open, mayAcknowledge, pending } = useAlarms();
  const isPending = open.every((alarm) => pending.has(alarm));
  const text = useCockpit((cockpit) => cockpit.text);
  const actions = useAlarmActions();
  return (
    <span className="alarm-line__controls">
      {isBlocked && (
        <button type="button" className="alarm-line__blocked" onClick={actions.unblock}>
          {text("alarms.blocked")}
        </button>
      )}
      {!isWall && hasAlarms && (
        <>
          <button
            type="button"
            className="alarm-line__acknowledge"
            title={text(mayAcknowledge ? "alarms.acknowledge.all" : "alarms.failed.forbidden")}
            disabled={!mayAcknowledge || isPending}
            onClick={() => actions.acknowledge(null)}
          >
            {text(isPending ? "alarms.acknowledging" : "alarms.acknowledge")}
          </button>
          <span className="alarm-line__snooze">
            <svg className="glyph" viewBox="0 0 16 16" strokeWidth="1.5" aria-hidden="true">
              <path d="M8 1.8A6.2 6.2 0 1 1 8 14.2A6.2 6.2 0 1 1 8 1.8ZM8 4.4V8.5L11 10" />
            </svg>
            <span className="alarm-line__later">{text("alarms.snooze")}</span>
            {SNOOZES.map((minutes) => (
              <button
                key={minutes}
                type="button"
                title={text("alarms.snooze.for", { n: minutes })}
                aria-label={text("alarms.snooze.for", { n: minutes })}
                onClick={() => actions.snooze(null, minutes * MINUTE)}
              >
                {minutes}
              </button>
            ))}
          </span>
        </>
      )}
      {!isWall && (
        <>
          {mute === null ? (
            <button type="button" title={text("alarms.mute.open")} onClick={() => actions.show("mute")}>
              {text("alarms.mute")}
            </button>
          ) : (
            <button type="button" onClick={actions.unmute}>
              {text("alarms.unmute")}
            </button>
          )}
          <button type="button" title={text("alarms.log.open")} onClick={() => actions.show("log")}>
            {text(form === "phone" ? "alarms.log.short" : "alarms.log")}
          </button>
        </>
      )}
    </span>
  );
}

/** The merged words of several alarms: those of the running minute if they came in a flood, else all that are open; null of a single one. */
function headline(
  { flood, openCount }: AlarmsView,
  isFlood: boolean,
  left: string | null,
  text: Cockpit["text"],
): string | null {
  if (isFlood && flood !== null) return floodWords(flood.alarms, left, text);
  if (openCount < 2) return null;
  return left === null ? text("alarms.open.plain", { n: openCount }) : text("alarms.open", { n: openCount, left });
}

/** As every other countdown has it: the clock may have moved since the alarm was raised. */
function currentDue(alarm: Alarm, { whole: { store, derived } }: Pick<Cockpit, "whole">): EpochMs | null {
  const incident = store.incidents.get(alarm.incident);
  if (incident === undefined || !isOpen(incident)) return alarm.dueAt;
  const deadline = derived.deadlineOf(incident);
  return deadline.stage === null ? alarm.dueAt : deadline.dueAt;
}
