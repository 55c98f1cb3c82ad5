/** Counts by key; a key whose count falls to zero leaves. Adding to the same key again and again costs next to nothing. */
export class CountMap<Key> {
  readonly #counts = new Map<Key, number>();
  #snapshot: ReadonlyMap<Key, number> | null = null;
  /** What was added to the latest key and is not in the map yet. */
  #latest: Key | null = null;
  #added = 0;

  /** Adds `amount` (negative to take away). */
  add(key: Key, amount: number): void {
    if (key !== this.#latest) {
      this.#settle();
      this.#latest = key;
    }
    this.#added += amount;
    this.#snapshot = null;
  }

  get(key: Key): number {
    this.#settle();
    return this.#counts.get(key) ?? 0;
  }

  keys(): Iterable<Key> {
    this.#settle();
    return this.#counts.keys();
  }

  /** The counts as they are; the same object until they change. */
  snapshot(): ReadonlyMap<Key, number> {
    this.#settle();
    this.#snapshot ??= new Map(this.#counts);
    return this.#snapshot;
  }

  #settle(): void {
    if (this.#latest === null || this.#added === 0) return;
    const count = (this.#counts.get(this.#latest) ?? 0) + this.#added;
    if (count === 0) this.#counts.delete(this.#latest);
    else this.#counts.set(this.#latest, count);
    this.#added = 0;
  }
}
