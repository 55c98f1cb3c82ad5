/** A set that remembers the last `capacity` values added and forgets the oldest. */
export class BoundedSet<Value> {
  readonly #capacity: number;
  readonly #values = new Set<Value>();

  /** @param capacity at least 1 */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  has(value: Value): boolean {
    return this.#values.has(value);
  }

  add(value: Value): void {
    this.#values.add(value);
    if (this.#values.size <= this.#capacity) return;
    for (const oldest of this.#values) {
      this.#values.delete(oldest);
      return;
    }
  }
}
