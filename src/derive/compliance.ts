import { type EpochMs, MINUTE } from "../shared/units.ts";
import type { StageCompliance, StageDistribution } from "./derived.ts";
import type { ApplicableRules, RuleBook } from "./mechanism-rules.ts";
import type { Overruns } from "./overruns.ts";
import { StageTally } from "./stage-tally.ts";
import { blankStanding, standAt, type Verdict } from "./stage-verdict.ts";
import type { Track } from "./track.ts";
import { type TallyWindow, WINDOW_BITS } from "./windows.ts";

/** The windows stages are tallied in. */
const TALLIED = ["today", "24h", "7d", "all", "previousDay"] as const satisfies readonly TallyWindow[];
type TalliedWindow = (typeof TALLIED)[number];

const TALLIED_BITS = TALLIED.reduce((bits, window) => bits | WINDOW_BITS[window], 0);

/** Not counted yet, or nothing to count. */
const NOWHERE = -1;

/** Numbers a track keeps of each stage: verdict, duration, minute of the overrun. */
const KEPT = 3;

/** Verdicts and durations of every mechanism × stage, in every window of the report's instant. */
export class Compliance {
  /** By slot. */
  readonly #tallies: readonly StageTally[];
  /** Written anew for each stage: there are millions. */
  readonly #standing = blankStanding();
  readonly #overruns: Overruns;

  /** @param overruns told the overruns of first mechanisms' stages */
  constructor(rules: RuleBook, overruns: Overruns) {
    this.#overruns = overruns;
    this.#tallies = rules.slots.map(({ stage }) => new StageTally(stage.limit));
  }

  /** Other rules apply from now on: what was counted under the old ones is taken away. */
  applyRules(track: Track, rules: ApplicableRules): void {
    this.remove(track);
    track.rules = rules;
    track.stages = new Array<number>(KEPT * rules.stages.length).fill(NOWHERE);
  }

  /**
   * Counts an incident's stages as they stand now, in the windows its report is in.
   * Answers when that changes next by the passing of time.
   */
  settle(track: Track, now: EpochMs): EpochMs {
    const { incident, stages } = track;
    const windows = track.reportWindows & TALLIED_BITS;
    const standing = this.#standing;
    let changesAt = Number.POSITIVE_INFINITY;
    let index = 0;
    const primaryEnd = KEPT * track.rules.primary.length;
    for (const rule of track.rules.stages) {
      standAt(incident, rule, now, standing);
      if (standing.changesAt < changesAt) changesAt = standing.changesAt;
      const overrun =
        index < primaryEnd && standing.overrunAt !== Number.POSITIVE_INFINITY
          ? Math.floor(standing.overrunAt / MINUTE)
          : NOWHERE;
      this.#overruns.move(stages[index + 2] ?? NOWHERE, overrun);
      stages[index + 2] = overrun;
      const verdict = stages[index] ?? NOWHERE;
      const duration = stages[index + 1] ?? NOWHERE;
      if (verdict !== standing.verdict || duration !== standing.duration || windows !== track.stageWindows) {
        const tally = this.#tallies[rule.slot];
        if (verdict !== NOWHERE) tally?.remove(track.stageWindows, verdict as Verdict, duration, rule.limit);
        tally?.add(windows, standing.verdict, standing.duration, rule.limit);
        stages[index] = standing.verdict;
        stages[index + 1] = standing.duration;
      }
      index += KEPT;
    }
    track.stageWindows = windows;
    return changesAt;
  }

  /** Takes away all an incident contributed. */
  remove(track: Track): void {
    for (const [index, rule] of track.rules.stages.entries()) {
      const verdict = track.stages[KEPT * index] ?? NOWHERE;
      if (verdict === NOWHERE) continue;
      const duration = track.stages[KEPT * index + 1] ?? NOWHERE;
      this.#overruns.move(track.stages[KEPT * index + 2] ?? NOWHERE, NOWHERE);
      this.#tallies[rule.slot]?.remove(track.stageWindows, verdict as Verdict, duration, rule.limit);
    }
    track.stages = [];
  }

  compliance(slot: number, window: TalliedWindow): StageCompliance | null {
    return this.#tallies[slot]?.compliance(WINDOW_BITS[window]) ?? null;
  }

  distribution(slot: number, window: TalliedWindow): StageDistribution | null {
    return this.#tallies[slot]?.distribution(WINDOW_BITS[window]) ?? null;
  }
}
