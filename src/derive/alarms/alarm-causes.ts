import { clockAlarm, REPORT_ALARM, supervisionAlarm } from "../../domain/acknowledgement.ts";
import type { AlarmSettings } from "../../domain/alarm-settings.ts";
import { type Incident, isOpen } from "../../domain/incident.ts";
import { MIDDLE_STAGES } from "../../domain/lifecycle.ts";
import type { Deadline } from "../derived.ts";
import type { AlarmCause } from "./alarm.ts";

/**
 * What stands of an incident that somebody should know: its stage is at risk or breached; a grave one was reported and nobody took it up yet;
 * a leader supervises it and has no answer. Nothing of a closed one.
 */
export function alarmCauses(incident: Incident, deadline: Deadline, settings: AlarmSettings): readonly AlarmCause[] {
  if (!isOpen(incident)) return [];
  const causes: AlarmCause[] = [];
  const { state } = deadline;
  const stage = deadline.stage?.stage ?? null;
  const dueAt = stage === null ? null : deadline.dueAt;
  if (stage !== null && (state === "atrisk" || state === "breached")) {
    const since = state === "breached" ? deadline.dueAt + 1 : deadline.atRiskAt;
    causes.push({ kind: state, key: clockAlarm(stage, state), stage, since, dueAt });
  }
  const isUntouched = MIDDLE_STAGES.every((each) => incident.stages[each] === null);
  if (settings.reported.includes(incident.severity) && isUntouched) {
    const since = incident.stages.reported ?? incident.changedAt;
    causes.push({ kind: "reported", key: REPORT_ALARM, stage, since, dueAt });
  }
  const { supervised } = incident;
  if (supervised !== null && supervised.answered === null) {
    const { at } = supervised;
    causes.push({ kind: "supervised", key: supervisionAlarm(at), stage: null, since: at, dueAt });
  }
  return causes;
}
