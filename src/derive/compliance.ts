import type { EpochMs } from "../shared/units.ts";
import type { StageCompliance, StageDistribution } from "./derived.ts";
import { limitFor, type RuleBook } from "./mechanism-rules.ts";
import { binOf, StageTally } from "./stage-tally.ts";
import { standingAt } from "./stage-verdict.ts";
import type { TalliedStage, Track } from "./track.ts";
import { type TallyWindow, WINDOW_BITS } from "./windows.ts";

/** The windows stages are tallied in. */
const TALLIED = ["today", "24h", "7d", "all", "previousDay"] as const satisfies readonly TallyWindow[];
type TalliedWindow = (typeof TALLIED)[number];

const TALLIED_BITS = TALLIED.reduce((bits, window) => bits | WINDOW_BITS[window], 0);

/** Verdicts and durations of every mechanism × stage, in every window of the report's instant. */
export class Compliance {
  /** By slot, in the order of `TALLIED`. */
  readonly #tallies: readonly (readonly StageTally[])[];

  constructor(rules: RuleBook) {
    this.#tallies = rules.slots.map((rule) => TALLIED.map(() => new StageTally(rule.stage.limit)));
  }

  /**
   * Takes an incident's stages as they stand now. Needs its windows and rules up to date.
   * Answers when a verdict changes next by the passing of time, and refreshes the track's overruns of the primary mechanism.
   */
  settle(track: Track, now: EpochMs): EpochMs {
    const { incident, rules } = track;
    const windows = track.reportWindows & TALLIED_BITS;
    if (rules === null) return Number.POSITIVE_INFINITY;
    this.#matchStages(track);
    let changesAt = Number.POSITIVE_INFINITY;
    let overruns: EpochMs[] | null = null;
    for (const stage of track.stages) {
      const standing = standingAt(incident, stage.rule, now);
      const isPrimary = stage.rule.mechanism === rules.primary?.mechanism;
      if (standing.overrunAt !== null && isPrimary) {
        overruns ??= [];
        overruns.push(standing.overrunAt);
      }
      if (standing.changesAt < changesAt) changesAt = standing.changesAt;
      const duration = standing.duration ?? -1;
      const bin = duration < 0 ? -1 : binOf(duration, limitFor(incident, stage.rule));
      if (stage.verdict === standing.verdict && stage.duration === duration && stage.bin === bin) {
        if (windows !== track.stageWindows) this.#move(stage, track.stageWindows, windows);
        continue;
      }
      this.#move(stage, track.stageWindows, 0);
      stage.verdict = standing.verdict;
      stage.duration = duration;
      stage.bin = bin;
      this.#move(stage, 0, windows);
    }
    track.stageWindows = windows;
    track.overruns = overruns ?? NO_OVERRUNS;
    return changesAt;
  }

  /** Takes away all an incident contributed. */
  remove(track: Track): void {
    for (const stage of track.stages) this.#move(stage, track.stageWindows, 0);
    track.stages = [];
    track.overruns = NO_OVERRUNS;
  }

  compliance(slot: number, window: TalliedWindow): StageCompliance | null {
    return this.#tallies[slot]?.[TALLIED.indexOf(window)]?.compliance() ?? null;
  }

  distribution(slot: number, window: TalliedWindow): StageDistribution | null {
    return this.#tallies[slot]?.[TALLIED.indexOf(window)]?.distribution() ?? null;
  }

  /** Other rules apply than before (the category was amended): start its stages anew. */
  #matchStages(track: Track): void {
    const rules = track.rules?.stages ?? [];
    if (track.stages.length === rules.length && track.stages[0]?.rule === rules[0]) {
      if (track.stages.every((stage, index) => stage.rule === rules[index])) return;
    }
    for (const stage of track.stages) this.#move(stage, track.stageWindows, 0);
    track.stageWindows = 0;
    track.stages = rules.map((rule) => ({ rule, verdict: "undecided", duration: -1, bin: -1 }));
  }

  #move(stage: TalliedStage, from: number, to: number): void {
    const changed = from ^ to;
    if (changed === 0) return;
    const tallies = this.#tallies[stage.rule.slot];
    if (tallies === undefined) return;
    for (let index = 0; index < TALLIED.length; index += 1) {
      const window = TALLIED[index];
      const tally = tallies[index];
      if (window === undefined || tally === undefined || (changed & WINDOW_BITS[window]) === 0) continue;
      if ((to & WINDOW_BITS[window]) === 0) tally.remove(stage);
      else tally.add(stage);
    }
  }
}

const NO_OVERRUNS: readonly EpochMs[] = [];
