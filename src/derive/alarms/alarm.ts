import { ALARM_KINDS, type AlarmKind, type AlarmVoice } from "../../domain/alarm-settings.ts";
import type { CategoryId, Incident, Severity } from "../../domain/incident.ts";
import type { LimitedStage } from "../../domain/lifecycle.ts";
import type { EpochMs } from "../../shared/units.ts";

/** Something about an open incident that somebody should know, as it stands now. */
export interface AlarmCause {
  readonly kind: AlarmKind;
  /** Of all causes an incident ever has, for example `signed/breached`: each alarms once. */
  readonly key: string;
  /** The stage whose clock it is; null for a report without a clock and for a supervision. */
  readonly stage: LimitedStage | null;
  readonly since: EpochMs;
  /** When the current stage is due; null without a clock. */
  readonly dueAt: EpochMs | null;
}

/** An incident that changed, with everything that stands of it: nothing any more once it is closed. */
export interface Sighting {
  readonly incident: Incident;
  readonly causes: readonly AlarmCause[];
}

/** What a look at the stream brought. */
export interface Look {
  readonly sightings: readonly Sighting[];
  /** Incidents that left the table. */
  readonly gone: readonly string[];
}

/** Who did something about an alarm, and when (stream time). */
interface AlarmAct {
  readonly at: EpochMs;
  readonly by: string;
}

/** One alarm, from the instant it was raised; kept in the log. The desk changes it in place, everybody else only reads. */
export interface Alarm {
  readonly incident: string;
  readonly kind: AlarmKind;
  readonly key: string;
  readonly stage: LimitedStage | null;
  readonly severity: Severity;
  readonly category: CategoryId;
  readonly title: string;
  readonly place: string;
  readonly dueAt: EpochMs | null;
  readonly raisedAt: EpochMs;
  /** How loud the profile wants it at that hour. */
  readonly voice: AlarmVoice;
  /** When it was last handed on to be heard, alone or merged; null while it was not. */
  soundedAt: EpochMs | null;
  acknowledged: AlarmAct | null;
  /** The latest snooze; `until` may be over. */
  snoozed: (AlarmAct & { readonly until: EpochMs }) | null;
  /** The mute it came into. */
  muted: (AlarmAct & { readonly reason: string }) | null;
  /** When what it told of stood no longer. */
  overAt: EpochMs | null;
}

/** All sound is off, for a stated reason and never without an end. */
export interface Mute {
  readonly from: EpochMs;
  readonly until: EpochMs;
  readonly reason: string;
  readonly by: string;
}

/** One sound: a single alarm or a flood merged into one. */
export interface Announcement {
  readonly at: EpochMs;
  /** The loudest of its alarms' voices. */
  readonly voice: Exclude<AlarmVoice, "silent">;
  readonly alarms: readonly Alarm[];
}

/** Whether somebody should still do something about it. */
export function isOpenAlarm(alarm: Alarm): boolean {
  return alarm.acknowledged === null && alarm.overAt === null;
}

/** The alarm that is due first; of equals (two of one incident) the graver one, then the one raised first. Without a clock comes last. Undefined of none. */
export function mostUrgent(alarms: readonly Alarm[]): Alarm | undefined {
  let first: Alarm | undefined;
  for (const alarm of alarms) if (first === undefined || isBefore(alarm, first)) first = alarm;
  return first;
}

/** How many incidents alarms are about. */
export function incidentCount(alarms: Iterable<Alarm>): number {
  const incidents = new Set<string>();
  for (const { incident } of alarms) incidents.add(incident);
  return incidents.size;
}

function isBefore(one: Alarm, other: Alarm): boolean {
  const due = dueOf(one) === dueOf(other) ? 0 : dueOf(one) - dueOf(other);
  return (due || ALARM_KINDS.indexOf(one.kind) - ALARM_KINDS.indexOf(other.kind)) < 0;
}

function dueOf({ dueAt }: Alarm): EpochMs {
  return dueAt ?? Number.POSITIVE_INFINITY;
}
