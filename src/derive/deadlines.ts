import { type Incident, isOpen } from "../domain/incident.ts";
import type { EpochMs } from "../shared/units.ts";
import type { Deadline, DeadlineState } from "./derived.ts";
import { clockStart, type StageRule } from "./mechanism-rules.ts";
import { firstInstantReaching, lastInstantWithin } from "./stage-clock.ts";

/** The clock of an incident's current stage, read at one instant. */
export interface ClockReading {
  state: DeadlineState;
  /** Null when no clock runs; the other fields say nothing then. */
  rule: StageRule | null;
  startedAt: EpochMs;
  dueAt: EpochMs;
  atRiskAt: EpochMs;
  /** When the state changes next if nothing happens; Infinity when it does not. */
  changesAt: EpochMs;
}

/** A reading to write into. */
export function blankReading(): ClockReading {
  return { state: "none", rule: null, startedAt: 0, dueAt: 0, atRiskAt: 0, changesAt: Number.POSITIVE_INFINITY };
}

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

/** Reads the clock of the current stage, the first stage of `rules` after the last one reached, into `reading`. */
export function readClock(incident: Incident, rules: readonly StageRule[], now: EpochMs, reading: ClockReading): void {
  const current = isOpen(incident) ? currentStage(incident, rules) : null;
  const startedAt = current === null ? null : clockStart(incident, current);
  reading.state = "none";
  reading.rule = null;
  reading.changesAt = Number.POSITIVE_INFINITY;
  if (current === null || startedAt === null) return;
  const isSuspended = incident.suspendedSince !== null;
  // While suspended the clock's end moves; read it as if it were resumed at once.
  const running = isSuspended ? { ...incident, suspendedSince: null } : incident;
  const dueAt = lastInstantWithin(running, startedAt, current.limit);
  // At risk: what remains is at most that share of the limit.
  const inTime = current.limit - Math.floor(current.stage.atRiskShare * current.limit);
  const atRiskAt = firstInstantReaching(running, startedAt, inTime);
  reading.rule = current;
  reading.startedAt = startedAt;
  reading.dueAt = dueAt;
  reading.atRiskAt = atRiskAt;
  if (isSuspended) return;
  if (now > dueAt) reading.state = "breached";
  else if (now >= atRiskAt) {
    reading.state = "atrisk";
    reading.changesAt = dueAt + 1;
  } else {
    reading.state = "intime";
    reading.changesAt = Math.min(atRiskAt, dueAt + 1);
  }
}

/** What a reading says, as a value of its own. */
export function toDeadline({ state, rule, startedAt, dueAt, atRiskAt }: ClockReading): Deadline {
  if (rule === null) return NO_DEADLINE;
  return { state, mechanism: rule.mechanism, stage: rule.stage, startedAt, limit: rule.limit, dueAt, atRiskAt };
}

/** Whether a value says what a reading says. */
export function saysSame(deadline: Deadline, { state, rule, startedAt, dueAt, atRiskAt }: ClockReading): boolean {
  if (rule === null) return deadline === NO_DEADLINE;
  return (
    deadline.state === state &&
    deadline.stage === rule.stage &&
    deadline.limit === rule.limit &&
    deadline.startedAt === startedAt &&
    deadline.dueAt === dueAt &&
    deadline.atRiskAt === atRiskAt
  );
}

function currentStage(incident: Incident, rules: readonly StageRule[]): StageRule | null {
  for (let index = rules.length - 1; index >= 0; index -= 1) {
    const rule = rules[index];
    if (rule !== undefined && incident.stages[rule.stage.stage] !== null) return rules[index + 1] ?? null;
  }
  return rules[0] ?? null;
}
