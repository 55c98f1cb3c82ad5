import { type Incident, isOpen } from "../domain/incident.ts";
import type { DurationMs, EpochMs } from "../shared/units.ts";
import { clockStart, type StageRule } from "./mechanism-rules.ts";
import { elapsedBetween, firstInstantReaching, lastInstantWithin, reachedAt } from "./stage-clock.ts";

/** What became of one stage of one incident, as small numbers: millions of them are kept. */
export const MET = 0;
export const BREACHED = 1;
export const UNDECIDED = 2;
export const EXCLUDED = 3;
export type Verdict = typeof MET | typeof BREACHED | typeof UNDECIDED | typeof EXCLUDED;

/** One stage of one incident as it stands. */
export interface StageStanding {
  verdict: Verdict;
  /** Of a stage that was reached and had a clock; −1 otherwise. */
  duration: DurationMs;
  /** The instant the overrun reached half the limit, of a breached stage that overran so far by now; else Infinity. */
  overrunAt: EpochMs;
  /** When this changes if nothing happens; Infinity when it does not. */
  changesAt: EpochMs;
}

/** A standing to write into. */
export function blankStanding(): StageStanding {
  return {
    verdict: EXCLUDED,
    duration: -1,
    overrunAt: Number.POSITIVE_INFINITY,
    changesAt: Number.POSITIVE_INFINITY,
  };
}

/**
 * Writes the standing of a stage at `now` into `standing`. Reached in time: met; reached late, or open and late already: breached; open and not late: undecided;
 * closed without it, or reached without a clock (the stage it counts from was never reached): excluded.
 */
export function standAt(incident: Incident, rule: StageRule, now: EpochMs, standing: StageStanding): void {
  const { limit } = rule;
  const from = clockStart(incident, rule);
  const reached = reachedAt(incident, rule.stage.stage);
  standing.verdict = EXCLUDED;
  standing.duration = -1;
  standing.overrunAt = Number.POSITIVE_INFINITY;
  standing.changesAt = Number.POSITIVE_INFINITY;
  if (reached !== null) {
    if (from === null) return;
    standing.duration = elapsedBetween(incident, from, reached);
    standing.verdict = standing.duration <= limit ? MET : BREACHED;
    const overrun = halfOver(limit);
    if (standing.duration < overrun) return;
    const at = firstInstantReaching(incident, from, overrun);
    // A source may be ahead of the stream's clock.
    if (now >= at) standing.overrunAt = at;
    else standing.changesAt = at;
    return;
  }
  if (!isOpen(incident)) return;
  standing.verdict = UNDECIDED;
  if (from === null) return;
  const dueAt = lastInstantWithin(incident, from, limit);
  if (now <= dueAt) {
    standing.changesAt = dueAt + 1;
    return;
  }
  standing.verdict = BREACHED;
  const overrunAt = firstInstantReaching(incident, from, halfOver(limit));
  if (now >= overrunAt) standing.overrunAt = overrunAt;
  else standing.changesAt = overrunAt;
}

/** Elapsed time from which a stage has overrun its limit by half. */
function halfOver(limit: DurationMs): DurationMs {
  return Math.ceil(limit * 1.5);
}
