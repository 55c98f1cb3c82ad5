import type { DeadlineState, StageStatus } from "../../derive/derived.ts";
import type { Incident } from "../../domain/incident.ts";
import type { Stage } from "../../domain/lifecycle.ts";
import type { LocalisedText } from "../../domain/localised-text.ts";
import type { DurationMs, Share } from "../../shared/units.ts";

/** One node of an incident's life, with the segment that leads to it. */
export interface LifecycleStep {
  readonly stage: Stage;
  /** The mechanism's word; null for the stages every incident has. */
  readonly name: LocalisedText | null;
  /** `passed`: a later stage was reached without this one. */
  readonly state: "done" | "running" | "waiting" | "passed";
  readonly tone: "ok" | "warn" | "breach" | "quiet";
  /** How long its clock ran; null before it started and without a clock. */
  readonly elapsed: DurationMs | null;
  readonly limit: DurationMs | null;
  /** Part of the segment that is filled: elapsed ÷ limit, at most 1. */
  readonly fill: Share;
}

/**
 * The life of an incident (上报 → … → 办结) as its first mechanism limits it. `statuses` and the state of its ring are what the engine says:
 * nothing is reckoned anew here.
 */
export function lifecycleSteps(
  incident: Incident,
  statuses: readonly StageStatus[],
  ring: DeadlineState,
): readonly LifecycleStep[] {
  const own = statuses.filter(({ mechanism }) => mechanism === statuses[0]?.mechanism);
  const lastReached = own.findLastIndex(({ stage }) => incident.stages[stage.stage] !== null);
  const steps: LifecycleStep[] = [
    { stage: "reported", name: null, state: "done", tone: "ok", elapsed: null, limit: null, fill: 0 },
    ...own.map((status, index) => stepOf(incident, status, ring, index - lastReached)),
  ];
  if (!own.some(({ stage }) => stage.stage === "closed")) steps.push(closeOf(incident));
  return steps;
}

/** @param ahead how many stages behind the last one reached: 1 is the current one */
function stepOf(incident: Incident, status: StageStatus, ring: DeadlineState, ahead: number): LifecycleStep {
  const { stage, limit, elapsed, verdict } = status;
  const base = { stage: stage.stage, name: stage.name, limit };
  const timed = { elapsed, fill: part(elapsed, limit) };
  if (incident.stages[stage.stage] !== null)
    return { ...base, ...timed, state: "done", tone: verdict === "breached" ? "breach" : "ok" };
  if (ahead < 0 || incident.stages.closed !== null)
    return { ...base, state: "passed", tone: "quiet", elapsed: null, fill: 0 };
  if (ahead > 1) return { ...base, state: "waiting", tone: "quiet", elapsed: null, fill: 0 };
  const tone = { none: "quiet", intime: "ok", atrisk: "warn", breached: "breach" } as const;
  return { ...base, ...timed, state: "running", tone: tone[ring] };
}

/** The end that every incident has, where the mechanism says nothing of it. */
function closeOf({ stages }: Incident): LifecycleStep {
  const isClosed = stages.closed !== null;
  return {
    stage: "closed",
    name: null,
    state: isClosed ? "done" : "waiting",
    tone: isClosed ? "ok" : "quiet",
    elapsed: stages.closed === null || stages.reported === null ? null : stages.closed - stages.reported,
    limit: null,
    fill: isClosed ? 1 : 0,
  };
}

function part(elapsed: DurationMs | null, limit: DurationMs | null): Share {
  if (elapsed === null || limit === null || limit <= 0) return 0;
  return Math.min(1, elapsed / limit);
}
