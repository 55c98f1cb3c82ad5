import { type LimitedStage, STAGES } from "../domain/lifecycle.ts";
import type { Losses, WindowId } from "./derived.ts";
import type { Track } from "./track.ts";
import { WindowCounts } from "./window-counts.ts";

/** What became of an incident by its first mechanism: the place in the lifecycle of the stage it was lost at, or one of these. */
export const KEPT = 0;
export const RUNNING = STAGES.length;
/** It has no first mechanism. */
export const NOT_HELD = -1;

/** Where incidents are lost: at the first stage of their first mechanism that was breached. */
export class StageLosses {
  /** By outcome. */
  readonly #counts = Array.from({ length: RUNNING + 1 }, () => new WindowCounts());
  readonly #stages: readonly LimitedStage[];
  readonly #answers = new Map<WindowId, Losses>();

  /** @param stages those of the mechanisms that may come first */
  constructor(stages: readonly LimitedStage[]) {
    this.#stages = stages;
  }

  /** Counts an incident's outcome in `windows` (bits). */
  settle(track: Track, outcome: number, windows: number): void {
    if (track.outcome === outcome && track.outcomeWindows === windows) return;
    this.#answers.clear();
    this.#counts[track.outcome]?.move(track.outcomeWindows, 0);
    this.#counts[outcome]?.move(0, windows);
    track.outcome = outcome;
    track.outcomeWindows = windows;
  }

  remove(track: Track): void {
    this.settle(track, NOT_HELD, 0);
  }

  /** The same object until something changes. */
  losses(window: WindowId): Losses {
    const known = this.#answers.get(window);
    if (known !== undefined) return known;
    const count = (outcome: number): number => this.#counts[outcome]?.count(window) ?? 0;
    const lost = new Map(this.#stages.map((stage) => [stage, count(STAGES.indexOf(stage))]));
    const kept = count(KEPT);
    const running = count(RUNNING);
    const incidents = [...lost.values()].reduce((sum, each) => sum + each, kept + running);
    const losses: Losses = { incidents, kept, running, lost };
    this.#answers.set(window, losses);
    return losses;
  }
}

/** The outcome's name: the stage the incident was lost at, `kept` or `running`; null without a first mechanism. */
export function outcomeOf({ outcome }: Track): LimitedStage | "kept" | "running" | null {
  if (outcome === NOT_HELD) return null;
  if (outcome === KEPT) return "kept";
  if (outcome === RUNNING) return "running";
  const stage = STAGES[outcome];
  return stage === undefined || stage === "reported" ? null : stage;
}
