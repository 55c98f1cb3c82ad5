import { type Incident, isOpen } from "../domain/incident.ts";
import type { EpochMs } from "../shared/units.ts";
import type { Deadline, DeadlineState } from "./derived.ts";
import { clockStart, limitFor, type MechanismRules, type StageRule } from "./mechanism-rules.ts";
import { firstInstantReaching, lastInstantWithin } from "./stage-clock.ts";

/** No clock runs. */
export const NO_DEADLINE: Deadline = {
  state: "none",
  mechanism: null,
  stage: null,
  startedAt: 0,
  limit: 0,
  dueAt: 0,
  atRiskAt: 0,
};

/** The clock of the current stage: the first stage of the mechanism after the last one reached. */
export function deadlineAt(incident: Incident, rules: MechanismRules | null, now: EpochMs): Deadline {
  const current = rules === null || !isOpen(incident) ? null : currentStage(incident, rules.stages);
  const startedAt = current === null ? null : clockStart(incident, current);
  if (current === null || startedAt === null) return NO_DEADLINE;
  const limit = limitFor(incident, current);
  const isSuspended = incident.suspendedSince !== null;
  const running = isSuspended ? { ...incident, suspendedSince: null } : incident;
  const dueAt = lastInstantWithin(running, startedAt, limit);
  const inTime = limit - Math.floor(current.stage.atRiskShare * limit);
  const atRiskAt = firstInstantReaching(running, startedAt, inTime);
  return {
    state: isSuspended ? "none" : stateAt(now, atRiskAt, dueAt),
    mechanism: current.mechanism,
    stage: current.stage,
    startedAt,
    limit,
    dueAt,
    atRiskAt,
  };
}

/** The same clock at a later `now`: nothing happened to the incident since. */
export function deadlineLater(deadline: Deadline, now: EpochMs): Deadline {
  if (now < nextDeadlineChange(deadline)) return deadline;
  return { ...deadline, state: stateAt(now, deadline.atRiskAt, deadline.dueAt) };
}

/** When the state changes next if nothing happens; Infinity when it does not. */
export function nextDeadlineChange({ state, atRiskAt, dueAt }: Deadline): EpochMs {
  if (state === "intime") return Math.min(atRiskAt, dueAt + 1);
  return state === "atrisk" ? dueAt + 1 : Number.POSITIVE_INFINITY;
}

/** Whether two clocks say the same. */
export function isSameDeadline(one: Deadline, other: Deadline): boolean {
  return (
    one.state === other.state &&
    one.stage === other.stage &&
    one.mechanism === other.mechanism &&
    one.startedAt === other.startedAt &&
    one.limit === other.limit &&
    one.dueAt === other.dueAt &&
    one.atRiskAt === other.atRiskAt
  );
}

function currentStage(incident: Incident, stages: readonly StageRule[]): StageRule | null {
  for (let index = stages.length - 1; index >= 0; index -= 1) {
    const rule = stages[index];
    if (rule !== undefined && incident.stages[rule.stage.stage] !== null) return stages[index + 1] ?? null;
  }
  return stages[0] ?? null;
}

function stateAt(now: EpochMs, atRiskAt: EpochMs, dueAt: EpochMs): DeadlineState {
  if (now > dueAt) return "breached";
  return now >= atRiskAt ? "atrisk" : "intime";
}
