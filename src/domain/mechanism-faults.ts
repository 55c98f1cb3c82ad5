import { type LimitedStage, STAGES, type Stage } from "./lifecycle.ts";

/** What the checks need to know of a stage limit. */
interface CountedStage {
  readonly stage: LimitedStage;
  readonly from: "previous" | Stage;
}

/** A fault of a list of stages; the path starts at the list. */
interface StageFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What is wrong with a version's stages: their order, and what their clocks count from. */
export function stageFaults(stages: readonly CountedStage[]): readonly StageFault[] {
  return stages.flatMap((stage, index) => [
    ...orderFaults(stage, index, stages),
    ...originFaults(stage, index, stages),
  ]);
}

function orderFaults({ stage }: CountedStage, index: number, stages: readonly CountedStage[]): StageFault[] {
  const path = [index, "stage"];
  const before = stages.slice(0, index);
  if (before.some((earlier) => earlier.stage === stage)) return [{ path, message: `${stage} is limited twice` }];
  const last = before.at(-1);
  if (last === undefined || STAGES.indexOf(stage) > STAGES.indexOf(last.stage)) return [];
  return [{ path, message: `${stage} must come after the stage before it, in the order ${STAGES.join(" → ")}` }];
}

function originFaults({ stage, from }: CountedStage, index: number, stages: readonly CountedStage[]): StageFault[] {
  if (from === "reported" || from === "previous") return [];
  const path = [index, "from"];
  if (!stages.some((other) => other.stage === from)) {
    return [{ path, message: `${from} is not a stage of this version` }];
  }
  const cycle = cycleThrough(stage, stages);
  if (cycle !== null) return [{ path, message: `counts from itself: ${cycle.join(" → ")}` }];
  if (STAGES.indexOf(from) < STAGES.indexOf(stage)) return [];
  return [{ path, message: `${from} comes after ${stage}` }];
}

/** The way from a stage along what each counts from back to itself; null when it ends elsewhere. */
function cycleThrough(stage: LimitedStage, stages: readonly CountedStage[]): readonly Stage[] | null {
  const way: Stage[] = [stage];
  // A way that meets no stage twice has at most as many steps as there are stages.
  for (let step = 0; step < stages.length; step += 1) {
    const next = origin(way.at(-1) ?? stage, stages);
    way.push(next);
    if (next === stage) return way;
    if (next === "reported") return null;
  }
  return null;
}

function origin(stage: Stage, stages: readonly CountedStage[]): Stage {
  const index = stages.findIndex((other) => other.stage === stage);
  const from = stages[index]?.from ?? "reported";
  return from === "previous" ? (stages[index - 1]?.stage ?? "reported") : from;
}
