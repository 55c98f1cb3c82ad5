import type { Profile } from "../../src/domain/profile.ts";
import type { Life } from "./life.ts";

type Mechanism = Profile["mechanisms"][number]["mechanism"];
type Stage = Mechanism["stages"][number];

export interface StageResult {
  readonly mechanism: string;
  readonly stage: string;
  readonly isPrimary: boolean;
  readonly verdict: "met" | "breached" | "undecided" | "excluded";
  /** Of reached stages with a clock. */
  readonly duration: number | null;
  readonly limit: number;
  /** Elapsed so far, of a stage that was reached or whose clock runs. */
  readonly elapsed: number | null;
  readonly from: number | null;
}

export interface Ring {
  readonly state: "none" | "intime" | "atrisk" | "breached";
  readonly stage: string | null;
  readonly from: number;
  readonly limit: number;
}

/** Suspended milliseconds between two instants. */
function suspended(life: Life, from: number, to: number): number {
  const pauses = [...life.pauses];
  if (life.pausedSince !== null) pauses.push({ from: life.pausedSince, to: Number.POSITIVE_INFINITY });
  let sum = 0;
  for (const pause of pauses) {
    const begin = Math.max(pause.from, from);
    const end = Math.min(pause.to, to);
    if (end > begin) sum += end - begin;
  }
  return sum;
}

/** Milliseconds the clock ran between two instants; negative before its start. */
export function ran(life: Life, from: number, to: number): number {
  return to - from - suspended(life, from, to);
}

/** The first instant at which a clock started at `from` has run for `amount`, found by halving; the clock must get there by `by`. */
export function firstInstant(life: Life, from: number, amount: number, by: number): number {
  let before = from - 1;
  let after = by;
  while (after - before > 1) {
    const middle = before + Math.floor((after - before) / 2);
    if (ran(life, from, middle) >= amount) after = middle;
    else before = middle;
  }
  return after;
}

/** The mechanisms that apply, first come first: a mechanism named twice counts once. */
function mechanismsOf(life: Life, profile: Profile): Mechanism[] {
  const applied: Mechanism[] = [];
  for (const { mechanism, when } of profile.mechanisms) {
    if (when.categories !== undefined && !when.categories.includes(life.category)) continue;
    if (when.severities !== undefined && !when.severities.includes(life.severity)) continue;
    if (when.ports !== undefined && !when.ports.includes(life.port)) continue;
    if (!applied.some((other) => other.id === mechanism.id)) applied.push(mechanism);
  }
  return applied;
}

/** When a stage was reached, unless that was after the close. */
function counted(life: Life, stage: string): number | null {
  const at = life.reached.get(stage);
  const closed = life.reached.get("closed");
  if (at === undefined) return null;
  return closed !== undefined && at > closed ? null : at;
}

function startOf(life: Life, mechanism: Mechanism, index: number): number | null {
  const stage = mechanism.stages[index];
  const before = mechanism.stages[index - 1];
  if (stage?.from === "reported" || before === undefined) return life.reached.get("reported") ?? null;
  return counted(life, before.stage);
}

function limitOf(life: Life, stage: Stage): number {
  return stage.limitByCategory[life.category] ?? stage.limit;
}

/** What became of every limited stage of an incident. */
export function stageResults(life: Life, profile: Profile, now: number): StageResult[] {
  const isClosed = life.reached.has("closed");
  return mechanismsOf(life, profile).flatMap((mechanism, rank) =>
    mechanism.stages.map((stage, index): StageResult => {
      const limit = limitOf(life, stage);
      const from = startOf(life, mechanism, index);
      const at = counted(life, stage.stage);
      const common = { mechanism: mechanism.id, stage: stage.stage, isPrimary: rank === 0, limit, from };
      if (at !== null && from !== null) {
        const duration = Math.max(0, ran(life, from, at));
        return { ...common, verdict: duration > limit ? "breached" : "met", duration, elapsed: duration };
      }
      if (at !== null || isClosed) return { ...common, verdict: "excluded", duration: null, elapsed: null };
      if (from === null) return { ...common, verdict: "undecided", duration: null, elapsed: null };
      const elapsed = ran(life, from, now);
      return { ...common, verdict: elapsed > limit ? "breached" : "undecided", duration: null, elapsed };
    }),
  );
}

/** The ring of an incident: the stage after the last one reached, of the first mechanism. */
export function ringOf(life: Life, profile: Profile, now: number): Ring {
  const none: Ring = { state: "none", stage: null, from: 0, limit: 0 };
  const mechanism = mechanismsOf(life, profile)[0];
  if (mechanism === undefined || life.reached.has("closed")) return none;
  const reached = mechanism.stages.map((stage) => life.reached.has(stage.stage));
  const index = reached.lastIndexOf(true) + 1;
  const stage = mechanism.stages[index];
  const from = startOf(life, mechanism, index);
  if (stage === undefined || from === null) return none;
  const limit = limitOf(life, stage);
  const remaining = limit - ran(life, from, now);
  let state: Ring["state"] = "intime";
  if (remaining <= stage.atRiskShare * limit) state = "atrisk";
  if (remaining < 0) state = "breached";
  if (life.pausedSince !== null) state = "none";
  return { state, stage: stage.stage, from, limit };
}
