import type { Incident } from "../domain/incident.ts";
import type { Stage } from "../domain/lifecycle.ts";
import type { MechanismVersion } from "../domain/mechanism.ts";
import type { WorkingTime } from "../domain/working-time.ts";
import type { DurationMs, EpochMs } from "../shared/units.ts";
import { heldSince, standstills } from "./standstills.ts";

/** What a version of a mechanism says of the clocks of its stages. */
export interface ClockRules {
  /** Null: around the clock. */
  readonly work: WorkingTime | null;
  readonly pauses: MechanismVersion["pauses"];
  readonly on: MechanismVersion["on"];
  /** A turn in an incident's life may start its clocks anew. */
  readonly restarts: boolean;
  /** A turn may matter at all. */
  readonly turnsMatter: boolean;
}

/** A stretch a clock runs without starting anew; `to` is Infinity for the last one of a stage not reached, and may lie before `from`. */
interface Run {
  readonly from: EpochMs;
  readonly to: EpochMs;
}

/** The rules of clocks that run by `work`, null for around the clock. */
export function clockRules({ pauses, on }: MechanismVersion, work: WorkingTime | null): ClockRules {
  const effects = Object.values(on);
  return {
    work,
    pauses,
    on,
    restarts: effects.includes("restart"),
    turnsMatter: effects.some((effect) => effect !== "continue"),
  };
}

/** When a stage was reached, as far as it counts: what happened after the close does not. */
export function reachedAt(incident: Incident, stage: Stage): EpochMs | null {
  const instant = incident.stages[stage];
  const { closed } = incident.stages;
  return instant !== null && closed !== null && instant > closed ? null : instant;
}

/**
 * Elapsed time of a clock started at `from`, at `to`: the running time of its longest run; never negative.
 * @param until when the stage was reached, Infinity while it was not: turns before it count, those that lie ahead of `to` too
 */
export function elapsedBetween(
  incident: Incident,
  rules: ClockRules,
  from: EpochMs,
  to: EpochMs,
  until: EpochMs = to,
): DurationMs {
  if (isPlain(incident, rules)) return Math.max(0, to - from);
  if (hasOneRun(incident, rules)) return runningTime(incident, rules, from, to);
  let longest = 0;
  for (const run of runsOf(incident, rules, from, until))
    longest = Math.max(longest, runningTime(incident, rules, run.from, Math.min(run.to, to)));
  return longest;
}

/**
 * The first instant at which a clock started at `from` that runs on until `until` has an elapsed time of `amount`; Infinity when it does not get there,
 * as when a running suspension holds it. It moves when the incident is suspended, resumed or turned.
 * @param isResumed reads the clock as if a running suspension had not begun
 */
export function firstInstantReaching(
  incident: Incident,
  rules: ClockRules,
  from: EpochMs,
  amount: DurationMs,
  until: EpochMs = Number.POSITIVE_INFINITY,
  isResumed = false,
): EpochMs {
  if (isPlain(incident, rules)) return from + amount;
  if (hasOneRun(incident, rules)) {
    const at = reachInOne(incident, rules, from, amount, isResumed);
    return at <= until ? at : Number.POSITIVE_INFINITY;
  }
  return reachInRuns(incident, rules, runsOf(incident, rules, from, until), amount, isResumed);
}

/** What the ring needs of the runs of a clock at an instant. */
interface RunningRun {
  /** The first instant at which that run, or one after it, has run for the amount. */
  readonly reachesAt: EpochMs;
  /** When the next run begins; Infinity for none. */
  readonly nextAt: EpochMs;
}

/** As `firstInstantReaching`, of the run that holds `now` and those after it; a clock without restarts has one. A running suspension is left out. */
export function reachFromRunAt(
  incident: Incident,
  rules: ClockRules,
  from: EpochMs,
  amount: DurationMs,
  now: EpochMs,
): RunningRun {
  if (hasOneRun(incident, rules))
    return { reachesAt: reachInOne(incident, rules, from, amount, true), nextAt: Number.POSITIVE_INFINITY };
  const runs = runsOf(incident, rules, from, Number.POSITIVE_INFINITY);
  let holding = 0;
  for (const [index, run] of runs.entries()) if (run.from <= now) holding = index;
  return {
    reachesAt: reachInRuns(incident, rules, runs.slice(holding), amount, true),
    nextAt: runs[holding + 1]?.from ?? Number.POSITIVE_INFINITY,
  };
}

/** Whether the plain difference of two instants is all there is to the incident's clocks: nearly always. */
export function isPlain(incident: Incident, rules: ClockRules): boolean {
  return (
    rules.work === null &&
    incident.suspendedSince === null &&
    incident.pauses.length === 0 &&
    (!rules.turnsMatter || incident.turns.length === 0)
  );
}

/** Whether nothing starts its clocks anew. */
function hasOneRun({ turns }: Incident, { restarts }: ClockRules): boolean {
  return !restarts || turns.length === 0;
}

/** The runs of a clock that starts at `from` and ends at `until`, in order. */
function runsOf({ turns }: Incident, rules: ClockRules, from: EpochMs, until: EpochMs): readonly Run[] {
  const restarts = turns.filter(({ kind, at }) => rules.on[kind] === "restart" && at > from && at < until);
  restarts.sort((one, other) => one.at - other.at);
  const runs: Run[] = [];
  let begin = from;
  for (const { at, closedAt } of restarts) {
    runs.push({ from: begin, to: Math.min(at, closedAt ?? at) });
    begin = at;
  }
  runs.push({ from: begin, to: until });
  return runs;
}

function reachInRuns(
  incident: Incident,
  rules: ClockRules,
  runs: readonly Run[],
  amount: DurationMs,
  isResumed: boolean,
): EpochMs {
  for (const run of runs) {
    const at = reachInOne(incident, rules, run.from, amount, isResumed);
    if (at <= run.to) return at;
  }
  return Number.POSITIVE_INFINITY;
}

/** Running time between two instants: working time less standstills; never negative. */
function runningTime(incident: Incident, rules: ClockRules, from: EpochMs, to: EpochMs): DurationMs {
  if (to <= from) return 0;
  const { work } = rules;
  const held = heldSince(incident, rules);
  let time = worked(work, from, to);
  for (const [start, end] of standstills(incident, rules, held))
    time -= worked(work, Math.max(start, from), Math.min(end, to));
  return time - worked(work, Math.max(held, from), to);
}

function reachInOne(
  incident: Incident,
  rules: ClockRules,
  from: EpochMs,
  amount: DurationMs,
  isResumed: boolean,
): EpochMs {
  const { work } = rules;
  const held = isResumed ? Number.POSITIVE_INFINITY : heldSince(incident, rules);
  let stood = 0;
  let instant = after(work, from, amount);
  for (const [start, end] of standstills(incident, rules, held)) {
    if (end <= from) continue;
    const begins = Math.max(start, from);
    if (begins >= instant) break;
    stood += worked(work, begins, end);
    instant = after(work, from, amount + stood);
  }
  return Math.max(held, from) < instant ? Number.POSITIVE_INFINITY : instant;
}

function worked(work: WorkingTime | null, from: EpochMs, to: EpochMs): DurationMs {
  if (to <= from) return 0;
  return work === null ? to - from : work.between(from, to);
}

function after(work: WorkingTime | null, from: EpochMs, amount: DurationMs): EpochMs {
  return work === null ? from + amount : work.after(from, amount);
}
