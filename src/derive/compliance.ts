import { type DurationMs, type EpochMs, MINUTE } from "../shared/units.ts";
import type { StageCompliance } from "./derived.ts";
import type { ApplicableRules, RuleBook } from "./mechanism-rules.ts";
import type { Overruns } from "./overruns.ts";
import { KEPT, NOT_HELD, RUNNING, type StageLosses } from "./stage-losses.ts";
import { StageTally } from "./stage-tally.ts";
import { BREACHED, blankStanding, standAt, UNDECIDED, type Verdict } from "./stage-verdict.ts";
import type { Track } from "./track.ts";
import { type TallyWindow, WINDOW_BITS } from "./windows.ts";

/** Not counted yet, or nothing to count. */
const NOWHERE = -1;

/** Numbers a track keeps of each stage: verdict, duration, limit, minute of the overrun. */
const FIELDS = 4;

/** Verdicts and durations of every mechanism × stage, in every window of the report's instant, and where incidents are lost. */
export class Compliance {
  /** By slot. */
  readonly #tallies: readonly StageTally[];
  /** Written anew for each stage: there are millions. */
  readonly #standing = blankStanding();
  readonly #overruns: Overruns;
  readonly #losses: StageLosses;

  /**
   * @param overruns told the overruns of first mechanisms' stages
   * @param losses told the outcome by the first mechanism
   */
  constructor(rules: RuleBook, overruns: Overruns, losses: StageLosses) {
    this.#overruns = overruns;
    this.#losses = losses;
    this.#tallies = rules.slots.map(() => new StageTally());
  }

  /** Other rules apply from now on: what was counted under the old ones is taken away. */
  applyRules(track: Track, rules: ApplicableRules): void {
    this.remove(track);
    track.rules = rules;
    track.stages = new Array<number>(FIELDS * rules.stages.length).fill(NOWHERE);
  }

  /**
   * Counts an incident's stages as they stand now, in the windows its report is in.
   * Answers when that changes next by the passing of time.
   */
  settle(track: Track, now: EpochMs): EpochMs {
    const { incident, stages, reportWindows: windows } = track;
    const { primary, stages: rules } = track.rules;
    const standing = this.#standing;
    let changesAt = Number.POSITIVE_INFINITY;
    let outcome = primary.length === 0 ? NOT_HELD : KEPT;
    let index = 0;
    const primaryEnd = FIELDS * primary.length;
    for (const rule of rules) {
      standAt(incident, rule, now, standing);
      if (standing.changesAt < changesAt) changesAt = standing.changesAt;
      let overrun = NOWHERE;
      if (index < primaryEnd) {
        if (standing.overrunAt !== Number.POSITIVE_INFINITY) overrun = Math.floor(standing.overrunAt / MINUTE);
        if (standing.verdict === BREACHED && (outcome === KEPT || outcome === RUNNING)) outcome = rule.place;
        else if (standing.verdict === UNDECIDED && outcome === KEPT) outcome = RUNNING;
      }
      this.#overruns.move(stages[index + 3] ?? NOWHERE, overrun);
      stages[index + 3] = overrun;
      const verdict = stages[index] ?? NOWHERE;
      const duration = stages[index + 1] ?? NOWHERE;
      const limit = stages[index + 2] ?? NOWHERE;
      if (
        verdict !== standing.verdict ||
        duration !== standing.duration ||
        limit !== standing.limit ||
        windows !== track.stageWindows
      ) {
        this.#takeBack(track, rule.slot, verdict, duration, limit);
        this.#tallies[rule.slot]?.add(windows, standing.verdict, standing.duration, standing.limit);
        stages[index] = standing.verdict;
        stages[index + 1] = standing.duration;
        stages[index + 2] = standing.limit;
      }
      index += FIELDS;
    }
    track.stageWindows = windows;
    this.#losses.settle(track, outcome, windows);
    return changesAt;
  }

  /** Takes away all an incident contributed. */
  remove(track: Track): void {
    for (const [index, rule] of track.rules.stages.entries()) {
      const [verdict = NOWHERE, duration = NOWHERE, limit = NOWHERE, overrun = NOWHERE] = track.stages.slice(
        FIELDS * index,
        FIELDS * (index + 1),
      );
      this.#overruns.move(overrun, NOWHERE);
      this.#takeBack(track, rule.slot, verdict, duration, limit);
    }
    track.stages = [];
    this.#losses.remove(track);
  }

  compliance(slot: number, window: TallyWindow): StageCompliance | null {
    return this.#tallies[slot]?.compliance(WINDOW_BITS[window]) ?? null;
  }

  /** Durations of stages that were reached by bins of their limit. */
  bins(slot: number, window: TallyWindow): readonly number[] | null {
    return this.#tallies[slot]?.bins(WINDOW_BITS[window]) ?? null;
  }

  /** What became of the stage in a slot, as last counted; null when none of the incident's mechanisms limits it. */
  verdictOf(track: Track, slot: number): Verdict | null {
    const index = track.rules.stages.findIndex((rule) => rule.slot === slot);
    const verdict = index < 0 ? NOWHERE : (track.stages[FIELDS * index] ?? NOWHERE);
    return verdict === NOWHERE ? null : (verdict as Verdict);
  }

  #takeBack(track: Track, slot: number, verdict: number, duration: DurationMs, limit: DurationMs): void {
    if (verdict !== NOWHERE) this.#tallies[slot]?.remove(track.stageWindows, verdict as Verdict, duration, limit);
  }
}
