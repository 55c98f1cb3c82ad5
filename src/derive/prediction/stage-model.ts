import type { Share } from "../../shared/units.ts";
import { BackOff, type Estimate } from "./back-off.ts";
import { type LoadBands, loadBand, loadBandsOf } from "./load-bands.ts";
import type { Example, Examples } from "./examples.ts";
import { STEPS } from "./stage-history.ts";

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

  /** Learns from what was known by `until`; steps after each few hundred examples. `categories`: how many there are. */
  static *learn(examples: Examples, categories: number, until = Number.POSITIVE_INFINITY): Generator<void, StageModel> {
    const counts = new Map<number, number>();
    const count = (load: number): void => void counts.set(load, (counts.get(load) ?? 0) + 1);
    for (let index = 0; index < examples.size; index += 1) {
      if (index % PIECE === PIECE - 1) yield;
      if (examples.knownAt(index) <= until) examples.eachStep(index, count);
    }
    const model = new StageModel(loadBandsOf(counts), categories);
    for (let index = 0; index < examples.size; index += 1) {
      if (index % PIECE === PIECE - 1) yield;
      if (examples.knownAt(index) <= until) model.#add(examples, index);
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

  #add(examples: Examples, index: number): void {
    const { category, region, hours, entry, isBroken } = examples.at(index);
    this.#examples += 1;
    examples.eachStep(index, (waiting, free, place) => {
      const load = loadBand(waiting, this.#bands);
      this.#steps[entry + place]?.add({ category, region, hours, load, free }, isBroken);
    });
  }
}
