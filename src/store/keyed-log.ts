import type { EpochMs } from "../shared/units.ts";
import { Ring } from "../shared/ring.ts";

/**
 * The last `capacity` events of one kind, and the latest event of each key among those that fell out:
 * what stands now can always be rebuilt, what stood before the ring's oldest event cannot.
 */
export class KeyedLog<Event extends { readonly at: EpochMs }> {
  readonly #ring: Ring<Event>;
  readonly #keyOf: (event: Event) => string;
  readonly #fallen = new Map<string, Event>();
  #dropped = 0;

  constructor(capacity: number, keyOf: (event: Event) => string) {
    this.#ring = new Ring(capacity);
    this.#keyOf = keyOf;
  }

  /** Events that are gone for good. */
  get dropped(): number {
    return this.#dropped;
  }

  push(event: Event): void {
    const fallen = this.#ring.push(event);
    if (fallen === undefined) return;
    const key = this.#keyOf(fallen);
    const before = this.#fallen.get(key);
    if (before !== undefined) this.#dropped += 1;
    if (before === undefined || fallen.at >= before.at) this.#fallen.set(key, fallen);
  }

  *[Symbol.iterator](): Iterator<Event> {
    yield* this.#fallen.values();
    yield* this.#ring;
  }
}
