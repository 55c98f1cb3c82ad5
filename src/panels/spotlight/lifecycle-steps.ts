import type { Deadline } from "../../derive/derived.ts";
import { pausedBetween, type Incident } from "../../domain/incident.ts";
import type { Stage } from "../../domain/lifecycle.ts";
import type { LocalisedText } from "../../domain/localised-text.ts";
import type { StageLimit } from "../../domain/mechanism.ts";
import type { DurationMs, EpochMs, Share } from "../../shared/units.ts";

/** One node of an incident's life, with the segment that leads to it. */
export interface LifecycleStep {
  readonly stage: Stage;
  /** The mechanism's word; null for the stages every incident has. */
  readonly name: LocalisedText | null;
  /** `passed`: a later stage was reached without this one. */
  readonly state: "done" | "running" | "waiting" | "passed";
  readonly tone: "ok" | "warn" | "breach" | "quiet";
  /** Time its clock ran without suspensions; null before it started and without a clock. */
  readonly elapsed: DurationMs | null;
  readonly limit: DurationMs | null;
  /** Part of the segment that is filled: elapsed ÷ limit, at most 1. */
  readonly fill: Share;
}

/** The life of an incident (上报 → … → 办结) as its mechanism limits it, at `now`; `deadline` is that of its current stage. */
export function lifecycleSteps(incident: Incident, deadline: Deadline, now: EpochMs): readonly LifecycleStep[] {
  const limits = deadline.mechanism?.stages ?? [];
  const steps: LifecycleStep[] = [
    { stage: "reported", name: null, state: "done", tone: "ok", elapsed: null, limit: null, fill: 0 },
  ];
  const lastReached = limits.findLastIndex((limit) => incident.stages[limit.stage] !== null);
  let previous: EpochMs | null = incident.stages.reported;
  for (const [index, limit] of limits.entries()) {
    const startedAt: EpochMs | null = limit.from === "reported" ? incident.stages.reported : previous;
    const place = index <= lastReached ? "before" : index === lastReached + 1 ? "current" : "after";
    steps.push(stepOf(incident, deadline, limit, startedAt, now, place));
    previous = incident.stages[limit.stage];
  }
  if (!limits.some((limit) => limit.stage === "closed")) {
    const isClosed = incident.stages.closed !== null;
    steps.push({
      stage: "closed",
      name: null,
      state: isClosed ? "done" : "waiting",
      tone: isClosed ? "ok" : "quiet",
      elapsed: elapsedBetween(incident, incident.stages.reported, incident.stages.closed),
      limit: null,
      fill: isClosed ? 1 : 0,
    });
  }
  return steps;
}

function stepOf(
  incident: Incident,
  deadline: Deadline,
  stage: StageLimit,
  startedAt: EpochMs | null,
  now: EpochMs,
  place: "before" | "current" | "after",
): LifecycleStep {
  const limit = stage.limitByCategory[incident.category] ?? stage.limit;
  const base = { stage: stage.stage, name: stage.name, limit };
  const reachedAt = incident.stages[stage.stage];
  if (reachedAt !== null) {
    const elapsed = elapsedBetween(incident, startedAt, reachedAt);
    const isLate = elapsed !== null && elapsed > limit;
    return { ...base, state: "done", tone: isLate ? "breach" : "ok", elapsed, fill: part(elapsed, limit) };
  }
  if (place === "before" || incident.stages.closed !== null) {
    return { ...base, state: "passed", tone: "quiet", elapsed: null, fill: 0 };
  }
  if (place === "after") {
    return { ...base, state: "waiting", tone: "quiet", elapsed: null, fill: 0 };
  }
  const elapsed = elapsedBetween(incident, startedAt, now);
  const tone = { none: "quiet", intime: "ok", atrisk: "warn", breached: "breach" } as const;
  return { ...base, state: "running", tone: tone[deadline.state], elapsed, fill: part(elapsed, limit) };
}

function elapsedBetween(incident: Incident, from: EpochMs | null, to: EpochMs | null): DurationMs | null {
  if (from === null || to === null) return null;
  return Math.max(0, to - from - pausedBetween(incident, from, to));
}

function part(elapsed: DurationMs | null, limit: DurationMs): Share {
  return elapsed === null ? 0 : Math.min(1, elapsed / limit);
}
