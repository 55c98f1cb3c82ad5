import type { EpochMs } from "../shared/units.ts";
import type { StageCompliance, StageDistribution } from "./derived.ts";
import type { ApplicableRules, RuleBook } from "./mechanism-rules.ts";
import { StageTally } from "./stage-tally.ts";
import { blankStanding, standAt, type Verdict } from "./stage-verdict.ts";
import type { Track } from "./track.ts";
import { type TallyWindow, WINDOW_BITS } from "./windows.ts";

/** The windows stages are tallied in. */
const TALLIED = ["today", "24h", "7d", "all", "previousDay"] as const satisfies readonly TallyWindow[];
type TalliedWindow = (typeof TALLIED)[number];

const TALLIED_BITS = TALLIED.reduce((bits, window) => bits | WINDOW_BITS[window], 0);

/** Not counted yet. */
const NOWHERE = -1;

/** Verdicts and durations of every mechanism × stage, in every window of the report's instant. */
export class Compliance {
  /** By slot. */
  readonly #tallies: readonly StageTally[];
  /** Written anew for each stage: there are millions. */
  readonly #standing = blankStanding();

  constructor(rules: RuleBook) {
    this.#tallies = rules.slots.map(({ stage }) => new StageTally(stage.limit));
  }

  /** Other rules apply from now on: what was counted under the old ones is taken away. */
  applyRules(track: Track, rules: ApplicableRules): void {
    this.remove(track);
    track.rules = rules;
    track.stages = new Array<number>(2 * rules.stages.length).fill(NOWHERE);
  }

  /**
   * Counts an incident's stages as they stand now, in the windows its report is in.
   * Answers when that changes next by the passing of time, and notes whether a stage of the first mechanism has overrun.
   */
  settle(track: Track, now: EpochMs): EpochMs {
    const { incident, stages } = track;
    const windows = track.reportWindows & TALLIED_BITS;
    const standing = this.#standing;
    let changesAt = Number.POSITIVE_INFINITY;
    let index = 0;
    track.hasOverrun = false;
    for (const rule of track.rules.stages) {
      standAt(incident, rule, now, standing);
      if (standing.changesAt < changesAt) changesAt = standing.changesAt;
      if (standing.overrunAt !== Number.POSITIVE_INFINITY && index < 2 * track.rules.primary.length)
        track.hasOverrun = true;
      const verdict = stages[index] ?? NOWHERE;
      const duration = stages[index + 1] ?? NOWHERE;
      if (verdict !== standing.verdict || duration !== standing.duration || windows !== track.stageWindows) {
        const tally = this.#tallies[rule.slot];
        if (verdict !== NOWHERE) tally?.remove(track.stageWindows, verdict as Verdict, duration, rule.limit);
        tally?.add(windows, standing.verdict, standing.duration, rule.limit);
        stages[index] = standing.verdict;
        stages[index + 1] = standing.duration;
      }
      index += 2;
    }
    track.stageWindows = windows;
    return changesAt;
  }

  /** Takes away all an incident contributed. */
  remove(track: Track): void {
    for (const [index, rule] of track.rules.stages.entries()) {
      const verdict = track.stages[2 * index] ?? NOWHERE;
      if (verdict === NOWHERE) continue;
      const duration = track.stages[2 * index + 1] ?? NOWHERE;
      this.#tallies[rule.slot]?.remove(track.stageWindows, verdict as Verdict, duration, rule.limit);
    }
    track.stages = [];
    track.hasOverrun = false;
  }

  compliance(slot: number, window: TalliedWindow): StageCompliance | null {
    return this.#tallies[slot]?.compliance(WINDOW_BITS[window]) ?? null;
  }

  distribution(slot: number, window: TalliedWindow): StageDistribution | null {
    return this.#tallies[slot]?.distribution(WINDOW_BITS[window]) ?? null;
  }
}
