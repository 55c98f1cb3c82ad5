import { type DurationMs, type EpochMs, SECOND } from "../../src/shared/units.ts";

/**
 * How much each sender may send: a bucket that fills at a steady rate up to what a burst may take. A request that finds anything in it is
 * taken whole, and what is missing is owed: so a batch need not be smaller than the bucket.
 */
export class Allowance {
  readonly #perSecond: number;
  readonly #burst: number;
  /** What was left of each sender's, and when. */
  readonly #left = new Map<string, { amount: number; at: EpochMs }>();

  constructor(perSecond: number, burst: number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
  }

  /** How long the sender is to wait before it may send again; 0: it may now. */
  wait(sender: string, now: EpochMs): DurationMs {
    const amount = this.#amount(sender, now);
    return amount > 0 ? 0 : Math.ceil(((1 - amount) / this.#perSecond) * SECOND);
  }

  spend(sender: string, items: number, now: EpochMs): void {
    this.#left.set(sender, { amount: this.#amount(sender, now) - items, at: now });
  }

  /** A clock that was set back gives nothing and takes nothing. */
  #amount(sender: string, now: EpochMs): number {
    const left = this.#left.get(sender);
    if (left === undefined) return this.#burst;
    return Math.min(this.#burst, left.amount + (Math.max(0, now - left.at) / SECOND) * this.#perSecond);
  }
}
