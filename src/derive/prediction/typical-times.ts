import type { DurationMs } from "../../shared/units.ts";
import type { TypicalScope, TypicalTime } from "./prediction.ts";

/** Fewer times than these have no median worth saying: then the next wider ones speak. */
export const LEAST_TIMES = 20;

/** How long a stage usually takes: by community and hours, by hours, in all. */
export class TypicalTimes {
  readonly #here = new Map<number, Map<number, number[]>>();
  readonly #hours = new Map<number, number[]>();
  readonly #all: number[] = [];
  readonly #medians = new Map<readonly number[], DurationMs>();

  add(region: number, hours: number, elapsed: DurationMs): void {
    let ofRegion = this.#here.get(region);
    if (ofRegion === undefined) {
      ofRegion = new Map();
      this.#here.set(region, ofRegion);
    }
    append(ofRegion, hours, elapsed);
    append(this.#hours, hours, elapsed);
    this.#all.push(elapsed);
  }

  /** Finds the medians; steps after each. */
  *settle(): Generator<void, void> {
    const lists = [this.#all, ...this.#hours.values()];
    for (const ofRegion of this.#here.values()) lists.push(...ofRegion.values());
    for (const times of lists) {
      const median = Float64Array.from(times).sort()[Math.ceil(times.length / 2) - 1];
      if (median !== undefined) this.#medians.set(times, median);
      yield;
    }
  }

  /** The narrowest median with enough times; of what was added before it was settled. */
  of(region: number, hours: number): TypicalTime {
    const here = this.#here.get(region)?.get(hours);
    if (here !== undefined && here.length >= LEAST_TIMES) return this.#typical("here", here);
    const atHours = this.#hours.get(hours);
    if (atHours !== undefined && atHours.length >= LEAST_TIMES) return this.#typical("hours", atHours);
    return this.#typical("all", this.#all);
  }

  #typical(scope: TypicalScope, times: readonly number[]): TypicalTime {
    return { scope, median: this.#medians.get(times) ?? null, sample: times.length };
  }
}

function append(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
