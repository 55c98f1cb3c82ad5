import type { Incident, SuspensionCause } from "../../domain/incident.ts";
import type { Mechanism, StageLimit } from "../../domain/mechanism.ts";
import type { DurationMs, EpochMs, Share } from "../../shared/units.ts";
import type { StageVerdict } from "../derived.ts";

/** What is read of a stage's status. */
export interface StageFacts {
  readonly mechanism: Pick<Mechanism, "id">;
  readonly version: { readonly pauses: readonly SuspensionCause[] };
  readonly stage: Pick<StageLimit, "stage">;
  readonly verdict: StageVerdict;
  readonly isOwn: boolean;
  readonly startedAt: EpochMs | null;
  readonly reachedAt: EpochMs | null;
  readonly elapsed: DurationMs | null;
  readonly limit: DurationMs | null;
  readonly dueAt: EpochMs | null;
}

/** The time an incident had a stage of its first mechanism as its current one, with the stage's clock running. */
export interface StageVisit {
  readonly facts: StageFacts;
  /** The stage became the current one, its clock started. */
  readonly from: EpochMs;
  /** Reached, passed by or closed; null while the incident is still in it. */
  readonly until: EpochMs | null;
  /** `until`, or the instant it was looked at. */
  readonly end: EpochMs;
  /** Whether the clock ran out in that time; null while nobody knows. */
  readonly isBroken: boolean | null;
  /** When it was known whether: the last instant in time, or `until`; null while nobody knows. */
  readonly decidedAt: EpochMs | null;
  /** How much of the limit had run at `from`, and at `end`; 1 is all of it. */
  readonly shareFrom: Share;
  readonly shareUntil: Share;
}

/** The visits of an incident to the stages of its first mechanism, in order. `chain`: how those stages stand at `now`. */
export function visitsOf(incident: Incident, chain: readonly StageFacts[], now: EpochMs): StageVisit[] {
  const visits: StageVisit[] = [];
  for (const [index, facts] of chain.entries()) {
    const before = chain[index - 1];
    const arrived = before === undefined ? incident.stages.reported : before.reachedAt;
    const { startedAt, limit } = facts;
    if (arrived === null || startedAt === null || limit === null || limit <= 0) continue;
    const from = Math.max(arrived, startedAt);
    const until = endOf(incident, chain.slice(index));
    if (until !== null && until < from) continue;
    const end = until ?? Math.max(now, from);
    const shareUntil = runTime(incident, facts, startedAt, until, end) / limit;
    const isBroken = brokenness(facts, until, shareUntil);
    visits.push({
      facts,
      from,
      until,
      end,
      isBroken,
      decidedAt: isBroken === true ? Math.min(facts.dueAt ?? end, end) : until,
      // In between, running time is taken to have passed evenly.
      shareFrom: end === startedAt ? 0 : (shareUntil * (from - startedAt)) / (end - startedAt),
      shareUntil,
    });
  }
  return visits;
}

/** The suspensions that stopped a stage's clock, from–to; the running one without an end. */
export function pausesOf(incident: Incident, { version, isOwn }: StageFacts): (readonly [EpochMs, EpochMs])[] {
  if (isOwn) return [];
  const pauses = incident.pauses.filter(([, , cause]) => version.pauses.includes(cause));
  const { suspendedSince, suspendedFor } = incident;
  const spans = pauses.map(([from, to]): readonly [EpochMs, EpochMs] => [from, to]);
  if (suspendedSince !== null && suspendedFor !== null && version.pauses.includes(suspendedFor))
    spans.push([suspendedSince, Number.POSITIVE_INFINITY]);
  return spans;
}

/** When an incident left a stage: it reached it or a later one, or was closed. */
function endOf(incident: Incident, fromHere: readonly StageFacts[]): EpochMs | null {
  let end = incident.stages.closed;
  for (const { reachedAt } of fromHere) if (reachedAt !== null && (end === null || reachedAt < end)) end = reachedAt;
  return end;
}

/** What had run at the end of a visit. Of a stage left without reaching it the status no longer tells: then it is read here, calendars not asked. */
function runTime(
  incident: Incident,
  facts: StageFacts,
  startedAt: EpochMs,
  until: EpochMs | null,
  end: EpochMs,
): DurationMs {
  if (facts.elapsed !== null && (until === null || facts.reachedAt === until)) return facts.elapsed;
  let elapsed = end - startedAt;
  for (const [from, to] of pausesOf(incident, facts))
    elapsed -= Math.max(0, Math.min(to, end) - Math.max(from, startedAt));
  return elapsed;
}

function brokenness({ verdict, reachedAt }: StageFacts, until: EpochMs | null, shareUntil: Share): boolean | null {
  if (until === null) return verdict === "breached" ? true : null;
  // The verdict knows calendars and restarts; it speaks of this visit when the stage itself ended it.
  return reachedAt === until ? verdict === "breached" : shareUntil > 1;
}
