import { ALARM_VOICES, type AlarmKind, type AlarmSettings, type AlarmVoice } from "../../domain/alarm-settings.ts";
import type { Severity } from "../../domain/incident.ts";

/** How loud an alarm is at `clock` (`hh:mm` of the profile's zone): the first rule that applies decides, silent without one. */
export function voiceOf({ rules }: AlarmSettings, kind: AlarmKind, severity: Severity, clock: string): AlarmVoice {
  const rule = rules.find(
    ({ on, severities, from, to }) =>
      (on === undefined || on.includes(kind)) &&
      (severities === undefined || severities.includes(severity)) &&
      (from === undefined || to === undefined || isWithin(clock, from, to)),
  );
  return rule?.voice ?? "silent";
}

/** The louder of two voices. */
export function louder(one: AlarmVoice, other: AlarmVoice): AlarmVoice {
  return ALARM_VOICES.indexOf(one) >= ALARM_VOICES.indexOf(other) ? one : other;
}

/** Times of day compare as text. `[from, to)`, over midnight when `to` is the earlier. */
function isWithin(clock: string, from: string, to: string): boolean {
  return from < to ? clock >= from && clock < to : clock >= from || clock < to;
}
