import { type Incident, isOpen } from "../domain/incident.ts";
import type { DurationMs, EpochMs } from "../shared/units.ts";
import { clockStart, limitFor, type StageRule } from "./mechanism-rules.ts";
import { elapsedBetween, firstInstantReaching, lastInstantWithin, reachedAt } from "./stage-clock.ts";

export const VERDICTS = ["met", "breached", "undecided", "excluded"] as const;
/** What became of one stage of one incident. */
export type Verdict = (typeof VERDICTS)[number];

/** One stage of one incident as it stands. */
export interface StageStanding {
  verdict: Verdict;
  /** Of a stage that was reached and had a clock; null otherwise. */
  duration: DurationMs | null;
  limit: DurationMs;
  /** The instant the overrun reached half the limit, of a breached stage that overran so far; else null. */
  overrunAt: EpochMs | null;
  /** When this changes if nothing happens; Infinity when it does not. */
  changesAt: EpochMs;
}

/**
 * The standing of a stage at `now`. Reached in time: met; reached late, or open and late already: breached; open and not late: undecided;
 * closed without it, or reached without a clock (the stage it counts from was never reached): excluded.
 */
export function standingAt(incident: Incident, rule: StageRule, now: EpochMs): StageStanding {
  const limit = limitFor(incident, rule);
  const from = clockStart(incident, rule);
  const reached = reachedAt(incident, rule.stage.stage);
  const standing: StageStanding = {
    verdict: "excluded",
    duration: null,
    limit,
    overrunAt: null,
    changesAt: Number.POSITIVE_INFINITY,
  };
  if (reached !== null) {
    if (from === null) return standing;
    standing.duration = elapsedBetween(incident, from, reached);
    standing.verdict = standing.duration <= limit ? "met" : "breached";
    const overrun = halfOver(limit);
    if (standing.duration >= overrun) standing.overrunAt = firstInstantReaching(incident, from, overrun);
    return standing;
  }
  if (!isOpen(incident)) return standing;
  standing.verdict = "undecided";
  if (from === null) return standing;
  const dueAt = lastInstantWithin(incident, from, limit);
  if (now <= dueAt) {
    standing.changesAt = dueAt + 1;
    return standing;
  }
  standing.verdict = "breached";
  const overrunAt = firstInstantReaching(incident, from, halfOver(limit));
  if (now >= overrunAt) standing.overrunAt = overrunAt;
  else standing.changesAt = overrunAt;
  return standing;
}

/** Elapsed time from which a stage has overrun its limit by half. */
function halfOver(limit: DurationMs): DurationMs {
  return Math.ceil(limit * 1.5);
}
