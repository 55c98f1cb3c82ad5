import { type Incident, isOpen } from "../domain/incident.ts";
import type { DurationMs, EpochMs } from "../shared/units.ts";
import type { Deadline, DeadlineState } from "./derived.ts";
import { clockStart, type StageRule } from "./mechanism-rules.ts";
import { firstInstantReaching, isPlain, reachFromRunAt } from "./stage-clock.ts";
import { ownLimit, reportOf } from "./stage-verdict.ts";
import { heldSince } from "./standstills.ts";

/** The clock of an incident's current stage, read at one instant. */
export interface ClockReading {
  state: DeadlineState;
  /** Null when no clock runs; the other fields say nothing then. */
  rule: StageRule | null;
  startedAt: EpochMs;
  limit: DurationMs;
  dueAt: EpochMs;
  atRiskAt: EpochMs;
  /** When the state changes next if nothing happens; Infinity when it does not. */
  changesAt: EpochMs;
}

/** A reading to write into. */
export function blankReading(): ClockReading {
  return {
    state: "none",
    rule: null,
    startedAt: 0,
    limit: 0,
    dueAt: 0,
    atRiskAt: 0,
    changesAt: Number.POSITIVE_INFINITY,
  };
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
  reading.state = "none";
  reading.rule = null;
  reading.changesAt = Number.POSITIVE_INFINITY;
  const current = isOpen(incident) ? currentStage(incident, rules) : null;
  if (current === null) return;
  const own = incident.deadlines?.[current.stage.stage];
  if (own === null || (own === undefined && current.limit === null)) return;
  if (own !== undefined) readOwn(incident, current, own, reading);
  else if (current.limit !== null && !readRunning(incident, current, current.limit, now, reading)) return;
  if (now > reading.dueAt) {
    reading.state = "breached";
    reading.changesAt = Number.POSITIVE_INFINITY;
  } else if (now >= reading.atRiskAt) {
    reading.state = "atrisk";
    reading.changesAt = Math.min(reading.changesAt, reading.dueAt + 1);
  } else {
    reading.state = "intime";
    reading.changesAt = Math.min(reading.changesAt, reading.atRiskAt, reading.dueAt + 1);
  }
}

/** The incident's own deadline: no clock is asked, a suspension does not hold it. */
function readOwn(incident: Incident, rule: StageRule, due: EpochMs, reading: ClockReading): void {
  const limit = ownLimit(incident, due);
  reading.rule = rule;
  reading.startedAt = reportOf(incident);
  reading.limit = limit;
  reading.dueAt = due;
  reading.atRiskAt = due - Math.floor(rule.stage.atRiskShare * limit);
}

/** Answers whether the clock runs; `changesAt` is when its next run begins. While suspended its end moves: it is read as if it were resumed at once. */
function readRunning(
  incident: Incident,
  rule: StageRule,
  limit: DurationMs,
  now: EpochMs,
  reading: ClockReading,
): boolean {
  const { clock, stage } = rule;
  const from = clockStart(incident, rule);
  if (from === null) return false;
  // At risk: what remains is at most that share of the limit.
  const inTime = limit - Math.floor(stage.atRiskShare * limit);
  reading.rule = rule;
  reading.startedAt = from;
  reading.limit = limit;
  if (isPlain(incident, clock)) {
    reading.dueAt = from + limit;
    reading.atRiskAt = from + inTime;
    return true;
  }
  const run = reachFromRunAt(incident, clock, from, inTime, now);
  reading.dueAt = firstInstantReaching(incident, clock, from, limit + 1, Number.POSITIVE_INFINITY, true) - 1;
  reading.atRiskAt = run.reachesAt;
  reading.changesAt = run.nextAt;
  if (heldSince(incident, clock) === Number.POSITIVE_INFINITY) return true;
  reading.changesAt = Number.POSITIVE_INFINITY;
  return false;
}

/** What a reading says, as a value of its own. */
export function toDeadline({ state, rule, startedAt, limit, dueAt, atRiskAt }: ClockReading): Deadline {
  if (rule === null) return NO_DEADLINE;
  return { state, mechanism: rule.mechanism, stage: rule.stage, startedAt, limit, dueAt, atRiskAt };
}

/** Whether a value says what a reading says. */
export function saysSame(
  deadline: Deadline,
  { state, rule, startedAt, limit, dueAt, atRiskAt }: ClockReading,
): boolean {
  if (rule === null) return deadline === NO_DEADLINE;
  return (
    deadline.state === state &&
    deadline.stage === rule.stage &&
    deadline.limit === limit &&
    deadline.startedAt === startedAt &&
    deadline.dueAt === dueAt &&
    deadline.atRiskAt === atRiskAt
  );
}

/** The first stage of `rules` after the last one reached; null when none is left. */
export function currentStage(incident: Incident, rules: readonly StageRule[]): StageRule | null {
  for (let index = rules.length - 1; index >= 0; index -= 1) {
    const rule = rules[index];
    if (rule !== undefined && incident.stages[rule.stage.stage] !== null) return rules[index + 1] ?? null;
  }
  return rules[0] ?? null;
}
