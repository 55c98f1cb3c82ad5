import type { EpochMs } from "../shared/units.ts";
import type { StageCompliance, StageDistribution } from "./derived.ts";
import { limitFor, type RuleBook } from "./mechanism-rules.ts";
import { StageTally } from "./stage-tally.ts";
import { standAt, type StageStanding } from "./stage-verdict.ts";
import type { TalliedStage, Track } from "./track.ts";
import { type TallyWindow, WINDOW_BITS } from "./windows.ts";

/** The windows stages are tallied in. */
const TALLIED = ["today", "24h", "7d", "all", "previousDay"] as const satisfies readonly TallyWindow[];
type TalliedWindow = (typeof TALLIED)[number];

const TALLIED_BITS = TALLIED.reduce((bits, window) => bits | WINDOW_BITS[window], 0);

/** Verdicts and durations of every mechanism × stage, in every window of the report's instant. */
export class Compliance {
  /** By slot. */
  readonly #tallies: readonly StageTally[];
  /** Written anew for each stage: there are millions. */
  readonly #standing: StageStanding = { verdict: "undecided", duration: -1, overrunAt: 0, changesAt: 0 };

  constructor(rules: RuleBook) {
    this.#tallies = rules.slots.map((rule) => new StageTally(rule.stage.limit));
  }

  /** Takes an incident's stages as they stand after it changed. Needs its windows and rules up to date. */
  settle(track: Track, now: EpochMs): void {
    this.#matchRules(track);
    for (const stage of track.stages) this.#restand(track, stage, now);
    this.pass(track, now);
  }

  /** Takes its stages as they stand after time passed. Needs its windows up to date. */
  pass(track: Track, now: EpochMs): void {
    const windows = track.reportWindows & TALLIED_BITS;
    const areWindowsNew = windows !== track.stageWindows;
    let changesAt = Number.POSITIVE_INFINITY;
    for (const stage of track.stages) {
      if (now >= stage.changesAt) this.#restand(track, stage, now);
      if (areWindowsNew) this.#move(stage, track.stageWindows, windows);
      if (stage.changesAt < changesAt) changesAt = stage.changesAt;
    }
    track.stageWindows = windows;
    track.stagesChangeAt = changesAt;
  }

  /** Takes away all an incident contributed. */
  remove(track: Track): void {
    for (const stage of track.stages) this.#move(stage, track.stageWindows, 0);
    track.stages = [];
    track.stageWindows = 0;
  }

  compliance(slot: number, window: TalliedWindow): StageCompliance | null {
    return this.#tallies[slot]?.compliance(WINDOW_BITS[window]) ?? null;
  }

  distribution(slot: number, window: TalliedWindow): StageDistribution | null {
    return this.#tallies[slot]?.distribution(WINDOW_BITS[window]) ?? null;
  }

  /** Other rules or limits apply than before (the category was amended): start its stages anew. */
  #matchRules(track: Track): void {
    const { incident, rules } = track;
    if (track.stageRules === rules && track.stageCategory === incident.category) return;
    this.remove(track);
    track.stageRules = rules;
    track.stageCategory = incident.category;
    track.stages = (rules?.stages ?? []).map((rule) => ({
      rule,
      limit: limitFor(incident, rule),
      verdict: "undecided",
      duration: -1,
      overrunAt: Number.POSITIVE_INFINITY,
      changesAt: Number.POSITIVE_INFINITY,
    }));
  }

  /** Moves a stage from what it last counted as to how it stands, within the windows it is tallied in. */
  #restand(track: Track, stage: TalliedStage, now: EpochMs): void {
    const standing = this.#standing;
    standAt(track.incident, stage.rule, stage.limit, now, standing);
    stage.overrunAt = standing.overrunAt;
    stage.changesAt = standing.changesAt;
    if (stage.verdict === standing.verdict && stage.duration === standing.duration) return;
    this.#move(stage, track.stageWindows, 0);
    stage.verdict = standing.verdict;
    stage.duration = standing.duration;
    this.#move(stage, 0, track.stageWindows);
  }

  /** Moves a stage from one set of windows to another; 0 for none. */
  #move(stage: TalliedStage, from: number, to: number): void {
    const tally = this.#tallies[stage.rule.slot];
    if (from === to || tally === undefined) return;
    if (from !== 0) tally.remove(from, stage);
    if (to !== 0) tally.add(to, stage);
  }
}
