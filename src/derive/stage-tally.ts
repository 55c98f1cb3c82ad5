import { RankedMultiset } from "../shared/ranked-multiset.ts";
import type { DurationMs } from "../shared/units.ts";
import type { StageCompliance, StageDistribution } from "./derived.ts";
import { BREACHED, EXCLUDED, MET, UNDECIDED, type Verdict } from "./stage-verdict.ts";

/** Bins per limit: one is 5 % of it. */
const BINS_PER_LIMIT = 20;
/** 0–1.5 × limit, and one for all beyond. */
const BIN_COUNT = 31;

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

/** The distribution of a stage nothing is known of. */
export function emptyDistribution(limit: DurationMs): StageDistribution {
  return { limit, bins: new Array(BIN_COUNT).fill(0) };
}

/** Stages of incidents that are in exactly the same windows. */
interface Segment {
  readonly windows: number;
  /** By verdict. */
  readonly verdicts: number[];
  readonly durations: RankedMultiset;
  readonly bins: number[];
}

/**
 * One stage of one mechanism in all windows. An incident is counted once, with those in the same windows as it;
 * a window is the sum of the few such segments it holds.
 */
export class StageTally {
  readonly #limit: DurationMs;
  readonly #segments: Segment[] = [];
  readonly #compliance = new Map<number, StageCompliance>();
  readonly #distribution = new Map<number, StageDistribution>();

  constructor(limit: DurationMs) {
    this.#limit = limit;
  }

  /** Counts a stage of an incident in `windows` (bits). A negative `duration` is none; `limit` is the incident's own. */
  add(windows: number, verdict: Verdict, duration: DurationMs, limit: DurationMs): void {
    const segment = this.#segmentOf(windows);
    raise(segment.verdicts, verdict, 1);
    if (duration < 0) return;
    segment.durations.add(duration);
    raise(segment.bins, binOf(duration, limit), 1);
  }

  /** Takes back what was counted so. */
  remove(windows: number, verdict: Verdict, duration: DurationMs, limit: DurationMs): void {
    const segment = this.#segmentOf(windows);
    raise(segment.verdicts, verdict, -1);
    if (duration < 0) return;
    segment.durations.remove(duration);
    raise(segment.bins, binOf(duration, limit), -1);
  }

  /** Over the incidents of one window (its bit). The same object until something changes. */
  compliance(window: number): StageCompliance {
    let compliance = this.#compliance.get(window);
    if (compliance !== undefined) return compliance;
    const segments = this.#segments.filter((segment) => (segment.windows & window) !== 0);
    const count = (verdict: Verdict): number =>
      segments.reduce((sum, { verdicts }) => sum + (verdicts[verdict] ?? 0), 0);
    const durations = segments.map((segment) => segment.durations);
    const met = count(MET);
    const breached = count(BREACHED);
    compliance = {
      met,
      breached,
      undecided: count(UNDECIDED),
      excluded: count(EXCLUDED),
      share: met + breached === 0 ? null : met / (met + breached),
      median: RankedMultiset.nearestRank(durations, 0.5),
      p90: RankedMultiset.nearestRank(durations, 0.9),
    };
    this.#compliance.set(window, compliance);
    return compliance;
  }

  /** Over the incidents of one window (its bit). The same object until something changes. */
  distribution(window: number): StageDistribution {
    let distribution = this.#distribution.get(window);
    if (distribution !== undefined) return distribution;
    const bins = new Array<number>(BIN_COUNT).fill(0);
    for (const segment of this.#segments)
      if ((segment.windows & window) !== 0) for (const [bin, count] of segment.bins.entries()) raise(bins, bin, count);
    distribution = { limit: this.#limit, bins };
    this.#distribution.set(window, distribution);
    return distribution;
  }

  /** The segment of exactly these windows, about to change. */
  #segmentOf(windows: number): Segment {
    if (this.#compliance.size > 0) this.#compliance.clear();
    if (this.#distribution.size > 0) this.#distribution.clear();
    for (const segment of this.#segments) if (segment.windows === windows) return segment;
    const segment: Segment = {
      windows,
      verdicts: [0, 0, 0, 0],
      durations: new RankedMultiset(),
      bins: new Array<number>(BIN_COUNT).fill(0),
    };
    this.#segments.push(segment);
    return segment;
  }
}

/** The bin of a duration, 0 to 30; a duration exactly at the limit is in the last bin within it. */
function binOf(duration: DurationMs, limit: DurationMs): number {
  return Math.min(BIN_COUNT - 1, Math.max(0, Math.ceil((duration * BINS_PER_LIMIT) / limit) - 1));
}

function raise(counts: number[], index: number, amount: number): void {
  counts[index] = (counts[index] ?? 0) + amount;
}
