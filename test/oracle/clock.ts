import type { Profile } from "../../src/domain/profile.ts";
import type { Life } from "./life.ts";
import type { Applying, Stage } from "./mechanisms.ts";
import { lengthBefore, type Span, within, without } from "./spans.ts";
import { workingSpans } from "./working-days.ts";

/** Longer than any clock of a session runs on. */
const FAR = 25 * 86_400_000;

/** One run of a clock: when it begins, and the stretches in which it runs. */
interface Run {
  readonly from: number;
  readonly spans: readonly Span[];
}

/** The clock of one stage of one incident. */
export interface Clock {
  readonly from: number;
  readonly limit: number;
  /** The last instant in time, where the incident's own deadline says so. */
  readonly own: number | null;
  readonly runs: readonly Run[];
  /** It stands still until the incident is resumed. */
  readonly isSuspended: boolean;
}

/** When a stage was reached, unless that was after the close. */
export function counted(life: Life, stage: string): number | null {
  const at = life.reached.get(stage);
  const closed = life.reached.get("closed");
  if (at === undefined) return null;
  return closed !== undefined && at > closed ? null : at;
}

/** The clock of a deadline the incident carries: it runs plainly from the report. */
export function ownClock(life: Life, deadline: number): Clock {
  const from = life.reached.get("reported") ?? Number.NaN;
  const runs = [{ from, spans: [{ from, to: Number.POSITIVE_INFINITY }] }];
  return { from, limit: Math.max(0, deadline - from), own: deadline, runs, isSuspended: false };
}

/** The clock of a stage by its mechanism; null while it has not started. */
export function stageClock(
  life: Life,
  { version }: Applying,
  stage: Stage,
  limit: number,
  now: number,
  profile: Profile,
): Clock | null {
  const before = version.stages[version.stages.indexOf(stage) - 1];
  const source = stage.from === "previous" ? (before?.stage ?? "reported") : stage.from;
  const from = source === "reported" ? (life.reached.get("reported") ?? null) : counted(life, source);
  if (from === null) return null;
  const reached = counted(life, stage.stage) ?? Number.POSITIVE_INFINITY;

  const pauses: readonly string[] = version.pauses;
  const away: Span[] = life.pauses.filter(({ cause }) => pauses.includes(cause));
  const isSuspended = life.pausedSince !== null && pauses.includes(life.pausedFor);
  if (life.pausedSince !== null && isSuspended) away.push({ from: life.pausedSince, to: Number.POSITIVE_INFINITY });
  if (version.on.reopened === "pause")
    for (const { kind, at, closedAt } of life.turns) if (kind === "reopened") away.push({ from: closedAt, to: at });

  const runs = runBounds(life, version.on, from, reached).map((bounds) => {
    const end = Math.min(bounds.to, Math.max(bounds.from, now) + FAR);
    const working = stage.calendar === null ? [bounds] : workingSpans(profile, stage.calendar, bounds.from, end);
    return { from: bounds.from, spans: without(within(working, [bounds]), away) };
  });
  return { from, limit, own: null, runs, isSuspended };
}

/** Where the runs begin and end, in order; the last one ends when the stage is reached. */
function runBounds(life: Life, on: Applying["version"]["on"], from: number, reached: number): Span[] {
  const turns = life.turns.filter(({ kind, at }) => on[kind] === "restart" && at > from && at < reached);
  turns.sort((one, other) => one.at - other.at);
  const bounds: Span[] = [];
  let begin = from;
  for (const { kind, at, closedAt } of turns) {
    bounds.push({ from: begin, to: kind === "reopened" ? Math.min(closedAt, at) : at });
    begin = at;
  }
  bounds.push({ from: begin, to: reached });
  return bounds;
}

/** How long the clock's longest run has run by an instant. */
export function elapsedBy(clock: Clock, instant: number): number {
  return Math.max(0, ...clock.runs.map(({ spans }) => lengthBefore(spans, instant)));
}

/** The clock without the runs that were over when the one that holds `instant` began: what is left is that one's. */
export function runningAt(clock: Clock, instant: number): Clock {
  const begun = clock.runs.filter(({ from }) => from <= instant).length;
  return { ...clock, runs: clock.runs.slice(Math.max(0, begun - 1)) };
}

/** The first instant at which the longest run has run for `amount`; Infinity when it never does. */
export function firstInstant(clock: Clock, amount: number): number {
  return Math.min(...clock.runs.map((run) => firstOfRun(run, amount)));
}

function firstOfRun({ from, spans }: Run, amount: number): number {
  if (amount <= 0) return from;
  let ran = 0;
  for (const span of spans) {
    if (ran + span.to - span.from >= amount) return span.from + amount - ran;
    ran += span.to - span.from;
  }
  return Number.POSITIVE_INFINITY;
}

/** The last instant in time. */
export function dueOf(clock: Clock): number {
  return clock.own ?? firstInstant(clock, clock.limit + 1) - 1;
}
