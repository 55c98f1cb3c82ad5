import type { Profile } from "../../src/domain/profile.ts";
import { type Clock, counted, dueOf, elapsedBy, firstInstant, ownClock, runningAt, stageClock } from "./clock.ts";
import type { Life } from "./life.ts";
import { type Applying, limitOf, mechanismsOf, type Stage } from "./mechanisms.ts";

/** What became of one limited stage of one incident. */
export interface StageResult {
  readonly mechanism: string;
  readonly stage: string;
  readonly isPrimary: boolean;
  readonly verdict: "met" | "breached" | "undecided" | "excluded";
  readonly reason: "no-deadline" | "not-started" | "closed-without" | null;
  /** Null: it has none, or it has not started. */
  readonly clock: Clock | null;
  /** Null: nothing says by when. */
  readonly limit: number | null;
  readonly reachedAt: number | null;
  /** Of a stage that was reached and had a clock. */
  readonly duration: number | null;
}

export interface Ring {
  readonly state: "none" | "intime" | "atrisk" | "breached";
  readonly stage: string | null;
  /** Null for none. */
  readonly clock: Clock | null;
  readonly due: number;
  readonly atRiskFrom: number;
}

/** What became of every limited stage of an incident, mechanism by mechanism. @param mode at its report */
export function stageResults(life: Life, mode: string, profile: Profile, now: number): StageResult[] {
  return mechanismsOf(life, mode, profile).flatMap((applying, rank) =>
    applying.version.stages.map((stage): StageResult => {
      const { limit, clock } = clockOf(life, applying, stage, { mode, profile, now });
      const reachedAt = counted(life, stage.stage);
      const common = { mechanism: applying.mechanism.id, stage: stage.stage, isPrimary: rank === 0, reachedAt };
      return { ...common, ...decide(life, limit, clock, reachedAt, now), limit, clock };
    }),
  );
}

interface At {
  readonly mode: string;
  readonly profile: Profile;
  readonly now: number;
}

function clockOf(
  life: Life,
  applying: Applying,
  stage: Stage,
  { mode, profile, now }: At,
): Pick<StageResult, "limit" | "clock"> {
  const own = life.deadlines.get(stage.stage);
  if (own === null) return { limit: null, clock: null };
  if (own !== undefined) {
    const clock = ownClock(life, own);
    return { limit: clock.limit, clock };
  }
  const limit = limitOf(stage, life, mode);
  return { limit, clock: limit === null ? null : stageClock(life, applying, stage, limit, now, profile) };
}

/** The table of verdicts, row by row. */
function decide(
  life: Life,
  limit: number | null,
  clock: Clock | null,
  reachedAt: number | null,
  now: number,
): Pick<StageResult, "verdict" | "reason" | "duration"> {
  if (limit === null) return { verdict: "excluded", reason: "no-deadline", duration: null };
  if (reachedAt !== null) {
    if (clock === null) return { verdict: "excluded", reason: "not-started", duration: null };
    const verdict = isLate(clock, reachedAt) ? "breached" : "met";
    return { verdict, reason: null, duration: elapsedBy(clock, reachedAt) };
  }
  if (life.reached.has("closed")) return { verdict: "excluded", reason: "closed-without", duration: null };
  const verdict = clock !== null && isLate(clock, now) ? "breached" : "undecided";
  return { verdict, reason: null, duration: null };
}

function isLate(clock: Clock, instant: number): boolean {
  return clock.own === null ? elapsedBy(clock, instant) > clock.limit : instant > clock.own;
}

/** The ring of an incident: the stage after the last one reached, of the first mechanism. @param mode at its report */
export function ringOf(life: Life, mode: string, profile: Profile, now: number): Ring {
  const none: Ring = { state: "none", stage: null, clock: null, due: 0, atRiskFrom: 0 };
  const applying = mechanismsOf(life, mode, profile)[0];
  if (applying === undefined || life.reached.has("closed")) return none;
  const reached = applying.version.stages.map((stage) => life.reached.has(stage.stage));
  const stage = applying.version.stages[reached.lastIndexOf(true) + 1];
  if (stage === undefined) return none;
  const { clock } = clockOf(life, applying, stage, { mode, profile, now });
  if (clock === null) return none;
  const due = dueOf(clock);
  const left = Math.floor(stage.atRiskShare * clock.limit);
  const atRiskFrom = clock.own === null ? firstInstant(runningAt(clock, now), clock.limit - left) : clock.own - left;
  let state: Ring["state"] = "intime";
  if (now >= atRiskFrom) state = "atrisk";
  if (now > due) state = "breached";
  if (clock.isSuspended) state = "none";
  return { state, stage: stage.stage, clock, due, atRiskFrom };
}
