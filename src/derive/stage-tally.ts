import { RankedMultiset } from "../shared/ranked-multiset.ts";
import type { DurationMs } from "../shared/units.ts";
import type { StageCompliance, StageDistribution } from "./derived.ts";
import { wilsonInterval } from "./share-interval.ts";
import {
  BREACHED,
  CLOSED_WITHOUT,
  MET,
  NO_DEADLINE_SAID,
  NOT_STARTED,
  UNDECIDED,
  type Verdict,
} from "./stage-verdict.ts";

/** Bins per limit: one is 5 % of it. */
const BINS_PER_LIMIT = 20;
/** 0–1.5 × limit, and one for all beyond. */
const BIN_COUNT = 31;

/** Below so many decided incidents a share is shown with its interval. */
const SMALL_SAMPLE = 100;

/** No incident at all. */
export const NO_COMPLIANCE: StageCompliance = {
  met: 0,
  breached: 0,
  undecided: 0,
  excluded: 0,
  excludedBy: { "closed-without": 0, "not-started": 0, "no-deadline": 0 },
  share: null,
  interval: null,
  median: null,
  p90: null,
  p95: null,
};

/** The distribution of a stage nothing is known of. */
export const NO_DISTRIBUTION: StageDistribution = { limit: 0, bins: new Array(BIN_COUNT).fill(0) };

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
  readonly #segments: Segment[] = [];
  readonly #compliance = new Map<number, StageCompliance>();
  readonly #bins = new Map<number, readonly number[]>();

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
    const excludedBy = {
      "closed-without": count(CLOSED_WITHOUT),
      "not-started": count(NOT_STARTED),
      "no-deadline": count(NO_DEADLINE_SAID),
    };
    compliance = {
      met,
      breached,
      undecided: count(UNDECIDED),
      excluded: excludedBy["closed-without"] + excludedBy["not-started"] + excludedBy["no-deadline"],
      excludedBy,
      share: met + breached === 0 ? null : met / (met + breached),
      interval: met + breached < SMALL_SAMPLE ? wilsonInterval(met, met + breached) : null,
      median: RankedMultiset.nearestRank(durations, 0.5),
      p90: RankedMultiset.nearestRank(durations, 0.9),
      p95: RankedMultiset.nearestRank(durations, 0.95),
    };
    this.#compliance.set(window, compliance);
    return compliance;
  }

  /** Durations by `binOf`, over the incidents of one window (its bit). The same object until something changes. */
  bins(window: number): readonly number[] {
    const known = this.#bins.get(window);
    if (known !== undefined) return known;
    const bins = new Array<number>(BIN_COUNT).fill(0);
    for (const segment of this.#segments)
      if ((segment.windows & window) !== 0) for (const [bin, count] of segment.bins.entries()) raise(bins, bin, count);
    this.#bins.set(window, bins);
    return bins;
  }

  /** The segment of exactly these windows, about to change. */
  #segmentOf(windows: number): Segment {
    if (this.#compliance.size > 0) this.#compliance.clear();
    if (this.#bins.size > 0) this.#bins.clear();
    for (const segment of this.#segments) if (segment.windows === windows) return segment;
    const segment: Segment = {
      windows,
      verdicts: [0, 0, 0, 0, 0, 0],
      durations: new RankedMultiset(),
      bins: new Array<number>(BIN_COUNT).fill(0),
    };
    this.#segments.push(segment);
    return segment;
  }
}

/** The bin of a duration, 0 to 30; a duration exactly at the limit is in the last bin within it. Without time to the limit zero is in the first, all else beyond. */
function binOf(duration: DurationMs, limit: DurationMs): number {
  if (limit <= 0) return duration > 0 ? BIN_COUNT - 1 : 0;
  return Math.min(BIN_COUNT - 1, Math.max(0, Math.ceil((duration * BINS_PER_LIMIT) / limit) - 1));
}

function raise(counts: number[], index: number, amount: number): void {
  counts[index] = (counts[index] ?? 0) + amount;
}
