/** Buckets per doubling: a bucket spans 2.2 % of its value, so that sorting the one that is asked for stays cheap. */
const BUCKETS_PER_OCTAVE = 32;

/** Numbers ≥ 0 that come and go, with exact ranks. Adding and removing touch one bucket of similar values; a rank sorts at most one bucket. */
export class RankedMultiset {
  readonly #buckets: (number[] | undefined)[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(value: number): void {
    const index = bucketOf(value);
    while (this.#buckets.length <= index) this.#buckets.push(undefined);
    const bucket = this.#buckets[index];
    if (bucket === undefined) this.#buckets[index] = [value];
    else bucket.push(value);
    this.#size += 1;
  }

  /** Takes one occurrence away. @throws when there is none. */
  remove(value: number): void {
    const bucket = this.#buckets[bucketOf(value)];
    const at = bucket?.indexOf(value) ?? -1;
    const last = at < 0 ? undefined : bucket?.pop();
    if (bucket === undefined || last === undefined) throw new Error(`${value} is not in the multiset`);
    if (at < bucket.length) bucket[at] = last;
    this.#size -= 1;
  }

  /**
   * Nearest rank over several multisets together: the smallest value that at least `share` of all values do not exceed, the ceil(share · n)-th;
   * null when all are empty. `share` in (0, 1].
   */
  static nearestRank(multisets: readonly RankedMultiset[], share: number): number | null {
    let size = 0;
    let buckets = 0;
    for (const multiset of multisets) {
      size += multiset.#size;
      buckets = Math.max(buckets, multiset.#buckets.length);
    }
    let rank = Math.max(1, Math.ceil(share * size));
    for (let index = 0; index < buckets; index += 1) {
      let held = 0;
      for (const multiset of multisets) held += multiset.#buckets[index]?.length ?? 0;
      if (rank <= held) {
        const values = multisets.flatMap((multiset) => multiset.#buckets[index] ?? []);
        return Float64Array.from(values).sort()[rank - 1] ?? null;
      }
      rank -= held;
    }
    return null;
  }
}

function bucketOf(value: number): number {
  return Math.floor(Math.log2(value + 1) * BUCKETS_PER_OCTAVE);
}
