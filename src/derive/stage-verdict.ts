import { type Incident, isOpen } from "../domain/incident.ts";
import type { DurationMs, EpochMs } from "../shared/units.ts";
import { clockStart, type StageRule } from "./mechanism-rules.ts";
import { elapsedBetween, firstInstantReaching, isPlain, reachedAt } from "./stage-clock.ts";

/** What became of one stage of one incident, as small numbers: millions of them are kept. From the fourth on it is excluded, for that reason. */
export const MET = 0;
export const BREACHED = 1;
export const UNDECIDED = 2;
export const CLOSED_WITHOUT = 3;
export const NOT_STARTED = 4;
export const NO_DEADLINE_SAID = 5;
export type Verdict =
  | typeof MET
  | typeof BREACHED
  | typeof UNDECIDED
  | typeof CLOSED_WITHOUT
  | typeof NOT_STARTED
  | typeof NO_DEADLINE_SAID;

/** One stage of one incident as it stands. */
export interface StageStanding {
  verdict: Verdict;
  /** Of a met or breached stage that was reached; −1 otherwise. */
  duration: DurationMs;
  /** For this incident, its own deadline's if it carries one; −1 when nothing says by when. */
  limit: DurationMs;
  /** The instant the overrun reached half the limit, of a breached stage that overran so far by now; else Infinity. */
  overrunAt: EpochMs;
  /** When this changes if nothing happens; Infinity when it does not. */
  changesAt: EpochMs;
}

/** A standing to write into. */
export function blankStanding(): StageStanding {
  return {
    verdict: NO_DEADLINE_SAID,
    duration: -1,
    limit: -1,
    overrunAt: Number.POSITIVE_INFINITY,
    changesAt: Number.POSITIVE_INFINITY,
  };
}

/** Writes the standing of a stage at `now` into `standing`, by the table of verdicts of docs/deadlines.md. */
export function standAt(incident: Incident, rule: StageRule, now: EpochMs, standing: StageStanding): void {
  standing.duration = -1;
  standing.overrunAt = Number.POSITIVE_INFINITY;
  standing.changesAt = Number.POSITIVE_INFINITY;
  const own = incident.deadlines?.[rule.stage.stage];
  if (own === null || (own === undefined && rule.limit === null)) {
    standing.verdict = NO_DEADLINE_SAID;
    standing.limit = -1;
  } else if (own !== undefined) standByOwn(incident, rule, own, now, standing);
  else if (rule.limit !== null) standByClock(incident, rule, rule.limit, now, standing);
}

/** The limit that an own deadline sets: the time from the report to it. */
export function ownLimit(incident: Incident, due: EpochMs): DurationMs {
  return Math.max(0, due - reportOf(incident));
}

/** The instant of the report. */
export function reportOf({ stages, changedAt }: Incident): EpochMs {
  return stages.reported ?? changedAt;
}

function standByClock(
  incident: Incident,
  rule: StageRule,
  limit: DurationMs,
  now: EpochMs,
  standing: StageStanding,
): void {
  const from = clockStart(incident, rule);
  const reached = reachedAt(incident, rule.stage.stage);
  const { clock } = rule;
  const isDifference = isPlain(incident, clock);
  standing.limit = limit;
  if (reached !== null) {
    standing.verdict = NOT_STARTED;
    if (from === null) return;
    const duration = isDifference ? Math.max(0, reached - from) : elapsedBetween(incident, clock, from, reached);
    standing.duration = duration;
    standing.verdict = duration <= limit ? MET : BREACHED;
    const overrun = halfOver(limit);
    if (duration >= overrun) noteOverrun(firstInstantReaching(incident, clock, from, overrun, reached), now, standing);
  } else if (!isOpen(incident)) standing.verdict = CLOSED_WITHOUT;
  else {
    standing.verdict = UNDECIDED;
    if (from === null) return;
    const breachedAt = isDifference ? from + limit + 1 : firstInstantReaching(incident, clock, from, limit + 1);
    if (now < breachedAt) standing.changesAt = breachedAt;
    else {
      standing.verdict = BREACHED;
      noteOverrun(firstInstantReaching(incident, clock, from, halfOver(limit)), now, standing);
    }
  }
}

function standByOwn(incident: Incident, rule: StageRule, due: EpochMs, now: EpochMs, standing: StageStanding): void {
  const report = reportOf(incident);
  const reached = reachedAt(incident, rule.stage.stage);
  const limit = ownLimit(incident, due);
  const overrunAt = report + halfOver(limit);
  standing.limit = limit;
  if (reached !== null) {
    standing.duration = Math.max(0, reached - report);
    standing.verdict = reached <= due ? MET : BREACHED;
    if (standing.verdict === BREACHED && standing.duration >= halfOver(limit)) noteOverrun(overrunAt, now, standing);
  } else if (!isOpen(incident)) standing.verdict = CLOSED_WITHOUT;
  else if (now <= due) {
    standing.verdict = UNDECIDED;
    standing.changesAt = due + 1;
  } else {
    standing.verdict = BREACHED;
    noteOverrun(overrunAt, now, standing);
  }
}

/** A source may be ahead of the stream's clock, and an open stage may not have run over so far. */
function noteOverrun(at: EpochMs, now: EpochMs, standing: StageStanding): void {
  if (now >= at) standing.overrunAt = at;
  else standing.changesAt = at;
}

/** Elapsed time from which a stage has overrun its limit by half. */
function halfOver(limit: DurationMs): DurationMs {
  return Math.ceil(limit * 1.5);
}
