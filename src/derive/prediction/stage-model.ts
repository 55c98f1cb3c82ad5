import type { Share } from "../../shared/units.ts";
import { BackOff, type Estimate } from "./back-off.ts";
import { freeBand } from "./free-units.ts";
import { type LoadBands, loadBand, loadBandsOf } from "./load-bands.ts";
import { type Example, STEPS } from "./stage-history.ts";

/** A stage with fewer examples than these predicts nothing; nor does a step of the limit to which fewer came. */
const LEAST_EXAMPLES = 200;
const LEAST_AT_STEP = 30;

/** Examples between two rests. */
const PIECE = 100;

/** Who asks, as numbers of the learning. */
export type Asker = Pick<Example, "category" | "region" | "hours">;

/** The shares that broke in one stage, by step of the limit and the features. */
export class StageModel {
  readonly #steps: readonly BackOff[];
  readonly #bands: LoadBands;
  #examples = 0;

  private constructor(bands: LoadBands, categories: number) {
    this.#bands = bands;
    this.#steps = Array.from({ length: STEPS }, () => new BackOff(categories));
  }

  /** Learns from those examples that `isUsed`; steps after each few hundred. `categories`: how many there are. */
  static *learn(
    examples: readonly Example[],
    categories: number,
    isUsed: (example: Example) => boolean,
  ): Generator<void, StageModel> {
    const counts = new Map<number, number>();
    for (const [index, example] of examples.entries()) {
      if (index % PIECE === PIECE - 1) yield;
      if (isUsed(example)) for (const load of example.loads) counts.set(load, (counts.get(load) ?? 0) + 1);
    }
    const model = new StageModel(loadBandsOf(counts), categories);
    for (const [index, example] of examples.entries()) {
      if (index % PIECE === PIECE - 1) yield;
      if (isUsed(example)) model.#add(example);
    }
    return model;
  }

  /** Share of everything it learned from that broke: what one would say knowing the stage alone. 0 without any. */
  get baseRate(): Share {
    let alive = 0;
    let broken = 0;
    for (const step of this.#steps) {
      alive += step.alive;
      broken += step.broken;
    }
    return alive === 0 ? 0 : broken / alive;
  }

  /** Examples that came to a step; what `estimate` needs enough of. */
  sampleAt(step: number): number {
    return this.#steps[step]?.alive ?? 0;
  }

  /** Place in `LOADS` of so many incidents waiting in the stage. */
  loadBand(waiting: number): number {
    return loadBand(waiting, this.#bands);
  }

  /** Null where the history is too thin. */
  estimate(asker: Asker, step: number, load: number, free: number): Estimate | null {
    const cells = this.#steps[step];
    if (cells === undefined || this.#examples < LEAST_EXAMPLES || cells.alive < LEAST_AT_STEP) return null;
    return cells.estimate({ ...asker, load, free });
  }

  #add({ category, region, hours, entry, loads, free, visit }: Example): void {
    this.#examples += 1;
    for (const [index, waiting] of loads.entries()) {
      const load = loadBand(waiting, this.#bands);
      const features = { category, region, hours, load, free: free[index] ?? freeBand(null) };
      this.#steps[entry + index]?.add(features, visit.isBroken === true);
    }
  }
}
