import { RankedMultiset } from "../shared/ranked-multiset.ts";
import type { DurationMs } from "../shared/units.ts";
import type { StageCompliance, StageDistribution } from "./derived.ts";
import type { Verdict } from "./stage-verdict.ts";

/** Bins per limit: one is 5 % of it. */
const BINS_PER_LIMIT = 20;
/** 0–1.5 × limit, and one for all beyond. */
const BIN_COUNT = 31;

/** The bin of a duration, 0 to 30; a duration exactly at the limit is in the last bin within it. */
export function binOf(duration: DurationMs, limit: DurationMs): number {
  return Math.min(BIN_COUNT - 1, Math.max(0, Math.ceil((duration * BINS_PER_LIMIT) / limit) - 1));
}

/** No incident at all. */
export const NO_COMPLIANCE: StageCompliance = {
  met: 0,
  breached: 0,
  undecided: 0,
  excluded: 0,
  share: null,
  median: null,
  p90: null,
};

interface Contribution {
  readonly verdict: Verdict;
  /** −1 when there is none. */
  readonly duration: DurationMs;
  readonly bin: number;
}

/** One stage of one mechanism in one window. */
export class StageTally {
  readonly #limit: DurationMs;
  readonly #verdicts: Record<Verdict, number> = { met: 0, breached: 0, undecided: 0, excluded: 0 };
  readonly #durations = new RankedMultiset();
  readonly #bins: number[] = new Array(BIN_COUNT).fill(0);
  #compliance: StageCompliance | null = null;
  #distribution: StageDistribution | null = null;

  constructor(limit: DurationMs) {
    this.#limit = limit;
  }

  add({ verdict, duration, bin }: Contribution): void {
    this.#count(verdict, bin, 1);
    if (duration >= 0) this.#durations.add(duration);
  }

  remove({ verdict, duration, bin }: Contribution): void {
    this.#count(verdict, bin, -1);
    if (duration >= 0) this.#durations.remove(duration);
  }

  /** The same object until something changes. */
  compliance(): StageCompliance {
    if (this.#compliance !== null) return this.#compliance;
    const { met, breached, undecided, excluded } = this.#verdicts;
    const decided = met + breached;
    this.#compliance = {
      met,
      breached,
      undecided,
      excluded,
      share: decided === 0 ? null : met / decided,
      median: this.#durations.nearestRank(0.5),
      p90: this.#durations.nearestRank(0.9),
    };
    return this.#compliance;
  }

  /** The same object until something changes. */
  distribution(): StageDistribution {
    this.#distribution ??= { limit: this.#limit, bins: [...this.#bins] };
    return this.#distribution;
  }

  #count(verdict: Verdict, bin: number, amount: number): void {
    this.#verdicts[verdict] += amount;
    if (bin >= 0) this.#bins[bin] = (this.#bins[bin] ?? 0) + amount;
    this.#compliance = null;
    this.#distribution = null;
  }
}

/** The distribution of a stage nothing is known of. */
export function emptyDistribution(limit: DurationMs): StageDistribution {
  return { limit, bins: new Array(BIN_COUNT).fill(0) };
}
