import type { DurationMs, EpochMs } from "../../shared/units.ts";
import { NumberList } from "../../shared/number-list.ts";

/** One past start of a stage, as it is counted by. */
export interface Example {
  readonly category: number;
  readonly region: number;
  readonly hours: number;
  /** The stage became the current one. */
  readonly from: EpochMs;
  /** From then on one could learn from it. */
  readonly knownAt: EpochMs;
  readonly isBroken: boolean;
  /** How long the stage took; null where that says nothing of how long it usually takes. */
  readonly elapsed: DurationMs | null;
  /** The step it entered in; it came to those after it one by one. */
  readonly entry: number;
}

/**
 * The examples of one stage, by number. They are hundreds of thousands, held for as long as the learning takes: as objects they would keep the
 * garbage collector from letting the page draw.
 */
export class Examples {
  readonly #category = new NumberList();
  readonly #region = new NumberList();
  readonly #hours = new NumberList();
  readonly #from = new NumberList();
  readonly #knownAt = new NumberList();
  readonly #broken = new NumberList();
  readonly #elapsed = new NumberList();
  readonly #entry = new NumberList();
  /** Where the steps of the next example begin. */
  readonly #end = new NumberList();
  /** Of each step of each example: when it came to it, until that is read as how many waited then. */
  readonly #loads = new NumberList();
  readonly #free = new NumberList();

  get size(): number {
    return this.#from.size;
  }

  /** Steps of all examples. */
  get steps(): number {
    return this.#loads.size;
  }

  /**
   * @param instants when it came to each of its steps; none when its clock had run out before
   * @param freeAt place in `FREE` of its community at an instant
   */
  add(example: Example, instants: readonly EpochMs[], freeAt: (at: EpochMs) => number): void {
    this.#category.push(example.category);
    this.#region.push(example.region);
    this.#hours.push(example.hours);
    this.#from.push(example.from);
    this.#knownAt.push(example.knownAt);
    this.#broken.push(example.isBroken ? 1 : 0);
    this.#elapsed.push(example.elapsed ?? Number.NaN);
    this.#entry.push(example.entry);
    for (const at of instants) {
      this.#loads.push(at);
      this.#free.push(freeAt(at));
    }
    this.#end.push(this.#loads.size);
  }

  /** Reads how many waited as each step was come to; once. */
  readLoad(step: number, waitingAt: (at: EpochMs) => number): void {
    this.#loads.set(step, waitingAt(this.#loads.at(step)));
  }

  at(index: number): Example {
    const elapsed = this.#elapsed.at(index);
    return {
      category: this.#category.at(index),
      region: this.#region.at(index),
      hours: this.#hours.at(index),
      from: this.#from.at(index),
      knownAt: this.#knownAt.at(index),
      isBroken: this.#broken.at(index) === 1,
      elapsed: Number.isNaN(elapsed) ? null : elapsed,
      entry: this.#entry.at(index),
    };
  }

  knownAt(index: number): EpochMs {
    return this.#knownAt.at(index);
  }

  /** Tells of each step the example came to how many waited in the stage then (once that was read), and the free units as a place in `FREE`. */
  eachStep(index: number, tell: (load: number, free: number, place: number) => void): void {
    const begin = index === 0 ? 0 : this.#end.at(index - 1);
    const end = this.#end.at(index);
    for (let step = begin; step < end; step += 1) tell(this.#loads.at(step), this.#free.at(step), step - begin);
  }
}
