import { countUpTo } from "../../shared/count-up-to.ts";
import { type EpochMs, HOUR } from "../../shared/units.ts";

/** Counts how many of many instants lie at or before another. Instants are kept by hour: each hour is sorted by itself, so that no piece of work is long. */
export class InstantCounter {
  readonly #origin: EpochMs;
  readonly #hours: number[][] = [];
  /** How many instants lie in earlier hours. */
  #before: number[] = [];

  /** `origin`: what lies before it counts as if it lay there. */
  constructor(origin: EpochMs) {
    this.#origin = origin;
  }

  add(at: EpochMs): void {
    const hour = this.#hourOf(at);
    while (this.#hours.length <= hour) this.#hours.push([]);
    this.#hours[hour]?.push(Math.max(at, this.#origin));
  }

  /** Makes ready for counting; steps after each hour. */
  *sort(): Generator<void, void> {
    let before = 0;
    this.#before = [];
    for (const instants of this.#hours) {
      instants.sort((left, right) => left - right);
      this.#before.push(before);
      before += instants.length;
      yield;
    }
    this.#before.push(before);
  }

  /** Instants at or before `at`; of what was added before the last sort. */
  upTo(at: EpochMs): number {
    if (at < this.#origin) return 0;
    const hour = this.#hourOf(at);
    const instants = this.#hours[hour];
    if (instants === undefined) return this.#before.at(-1) ?? 0;
    return (this.#before[hour] ?? 0) + countUpTo(instants, at);
  }

  #hourOf(at: EpochMs): number {
    return Math.max(0, Math.floor((at - this.#origin) / HOUR));
  }
}
