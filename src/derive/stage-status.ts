import type { Incident } from "../domain/incident.ts";
import type { DurationMs, EpochMs } from "../shared/units.ts";
import type { ExclusionReason, StageStatus, StageVerdict } from "./derived.ts";
import { clockStart, type StageRule } from "./mechanism-rules.ts";
import { elapsedBetween, firstInstantReaching, reachedAt } from "./stage-clock.ts";
import {
  BREACHED,
  blankStanding,
  CLOSED_WITHOUT,
  MET,
  NO_DEADLINE_SAID,
  NOT_STARTED,
  reportOf,
  standAt,
  UNDECIDED,
  type Verdict,
} from "./stage-verdict.ts";

const WORDS: Readonly<Record<Verdict, readonly [verdict: StageVerdict, reason: ExclusionReason | null]>> = {
  [MET]: ["met", null],
  [BREACHED]: ["breached", null],
  [UNDECIDED]: ["undecided", null],
  [CLOSED_WITHOUT]: ["excluded", "closed-without"],
  [NOT_STARTED]: ["excluded", "not-started"],
  [NO_DEADLINE_SAID]: ["excluded", "no-deadline"],
};

/** The verdict that screens and figures speak of. */
export function verdictWord(verdict: Verdict): StageVerdict {
  return WORDS[verdict][0];
}

/** Every stage of the rules that apply to an incident, at `now`, with all that explains its verdict. */
export function statusesAt(incident: Incident, rules: readonly StageRule[], now: EpochMs): readonly StageStatus[] {
  const standing = blankStanding();
  return rules.map((rule) => {
    standAt(incident, rule, now, standing);
    const [verdict, reason] = WORDS[standing.verdict];
    const { mechanism, version, stage } = rule;
    const own = incident.deadlines?.[stage.stage] ?? null;
    const common = { mechanism, version, stage, verdict, reason, isOwn: own !== null };
    const reached = reachedAt(incident, stage.stage);
    const limit = standing.limit < 0 ? null : standing.limit;
    const startedAt = limit === null ? null : own === null ? clockStart(incident, rule) : reportOf(incident);
    const status = { ...common, startedAt, reachedAt: reached, limit };
    if (reason !== null || startedAt === null || limit === null) return { ...status, elapsed: null, dueAt: null };
    const until = reached ?? now;
    if (own !== null) return { ...status, elapsed: Math.max(0, until - startedAt), dueAt: own };
    return {
      ...status,
      elapsed: elapsedBetween(incident, rule.clock, startedAt, until, reached ?? Number.POSITIVE_INFINITY),
      dueAt: lastInstantWithin(incident, rule, startedAt, limit, verdict === "met" ? null : reached, verdict === "met"),
    };
  });
}

/**
 * The last instant at which the elapsed time is within the limit; null while a suspension holds it off.
 * @param reached of a breached stage that was reached: what followed does not count. Null else: a stage that was met is read as if it had not been reached, nor suspended now
 */
function lastInstantWithin(
  incident: Incident,
  { clock }: StageRule,
  from: EpochMs,
  limit: DurationMs,
  reached: EpochMs | null,
  isMet: boolean,
): EpochMs | null {
  const until = reached ?? Number.POSITIVE_INFINITY;
  const breachedAt = firstInstantReaching(incident, clock, from, limit + 1, until, isMet);
  return Number.isFinite(breachedAt) ? breachedAt - 1 : null;
}
