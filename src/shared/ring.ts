/** The last `capacity` values pushed, oldest first. */
export class Ring<Value> {
  readonly #capacity: number;
  readonly #values: Value[] = [];
  /** Where the next value goes once full: the place of the oldest. */
  #next = 0;

  /** @param capacity at least 1 */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#values.length;
  }

  /** Adds a value; gives back the oldest one when it had to go. */
  push(value: Value): Value | undefined {
    if (this.#values.length < this.#capacity) {
      this.#values.push(value);
      return undefined;
    }
    const oldest = this.#values[this.#next];
    this.#values[this.#next] = value;
    this.#next = (this.#next + 1) % this.#capacity;
    return oldest;
  }

  *[Symbol.iterator](): Iterator<Value> {
    yield* this.#values.slice(this.#next);
    yield* this.#values.slice(0, this.#next);
  }
}
