import { type EpochMs, MINUTE } from "../shared/units.ts";
import type { OverrunMinute } from "./derived.ts";

/** The instants at which stages of first mechanisms had overrun their limit by half, counted by the minute: a wall with thousands of them draws 1,260 at most. */
export class Overruns {
  readonly #counts = new Map<number, number>();

  /** Counts a stage's overrun in minute `after` (since the epoch) and no longer in `before`; a negative minute is none. */
  move(before: number, after: number): void {
    if (before === after) return;
    if (before >= 0) this.#raise(before, -1);
    if (after >= 0) this.#raise(after, 1);
  }

  /** The minutes with overruns, oldest first, from the one that holds `from`. */
  minutes(from: EpochMs): readonly OverrunMinute[] {
    const first = Math.floor(from / MINUTE);
    return [...this.#counts]
      .filter(([minute]) => minute >= first)
      .sort(([one], [other]) => one - other)
      .map(([minute, count]) => ({ at: minute * MINUTE, count }));
  }

  #raise(minute: number, amount: number): void {
    const count = (this.#counts.get(minute) ?? 0) + amount;
    if (count === 0) this.#counts.delete(minute);
    else this.#counts.set(minute, count);
  }
}
