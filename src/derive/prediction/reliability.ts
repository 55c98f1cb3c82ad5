import type { EpochMs, Share } from "../../shared/units.ts";
import type { Calibration, ReliabilityBin } from "./prediction.ts";

const BINS = 10;

/** Below so many judged predictions nothing is said of their quality. */
const LEAST_SAMPLE = 200;

interface Bin {
  count: number;
  predicted: number;
  observed: number;
}

/** Collects predictions with what became of them. */
export class Reliability {
  readonly #bins: readonly Bin[] = Array.from({ length: BINS }, () => ({ count: 0, predicted: 0, observed: 0 }));
  #sample = 0;
  #squares = 0;
  #baseSquares = 0;

  /** @param base what the base rate alone would have predicted. */
  add(predicted: Share, base: Share, isBroken: boolean): void {
    const outcome = isBroken ? 1 : 0;
    this.#sample += 1;
    this.#squares += (predicted - outcome) ** 2;
    this.#baseSquares += (base - outcome) ** 2;
    const bin = this.#bins[Math.min(BINS - 1, Math.floor(predicted * BINS))];
    if (bin === undefined) return;
    bin.count += 1;
    bin.predicted += predicted;
    bin.observed += outcome;
  }

  /** Null when too few were judged. Brier score: mean squared error of the probability (Brier 1950). */
  result(splitAt: EpochMs): Calibration | null {
    const sample = this.#sample;
    if (sample < LEAST_SAMPLE) return null;
    return {
      splitAt,
      sample,
      brier: this.#squares / sample,
      baseRateBrier: this.#baseSquares / sample,
      bins: this.#bins.map(
        ({ count, predicted, observed }, index): ReliabilityBin => ({
          from: index / BINS,
          to: (index + 1) / BINS,
          count,
          predicted: count === 0 ? null : predicted / count,
          observed: count === 0 ? null : observed / count,
        }),
      ),
    };
  }
}
