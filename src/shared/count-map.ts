/** Counts by key; a key whose count falls to zero leaves. */
export class CountMap<Key> {
  readonly #counts = new Map<Key, number>();
  #snapshot: ReadonlyMap<Key, number> | null = null;

  /** Adds `amount` (negative to take away). */
  add(key: Key, amount: number): void {
    const count = (this.#counts.get(key) ?? 0) + amount;
    if (count === 0) this.#counts.delete(key);
    else this.#counts.set(key, count);
    this.#snapshot = null;
  }

  get(key: Key): number {
    return this.#counts.get(key) ?? 0;
  }

  keys(): Iterable<Key> {
    return this.#counts.keys();
  }

  /** The counts as they are; the same object until they change. */
  snapshot(): ReadonlyMap<Key, number> {
    this.#snapshot ??= new Map(this.#counts);
    return this.#snapshot;
  }
}
