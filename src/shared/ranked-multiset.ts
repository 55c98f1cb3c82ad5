/** Buckets per doubling: a bucket spans 4.4 % of its value, so that sorting the one that is asked for stays cheap. */
const BUCKETS_PER_OCTAVE = 16;

interface Bucket {
  readonly values: number[];
  isSorted: boolean;
}

/** Numbers ≥ 0 that come and go, with exact ranks. Adding and removing touch one bucket of similar values; a rank sorts at most one bucket. */
export class RankedMultiset {
  readonly #buckets: (Bucket | undefined)[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(value: number): void {
    const index = bucketOf(value);
    while (this.#buckets.length <= index) this.#buckets.push(undefined);
    const bucket = this.#buckets[index];
    if (bucket === undefined) this.#buckets[index] = { values: [value], isSorted: true };
    else {
      bucket.values.push(value);
      bucket.isSorted = bucket.values.length === 1;
    }
    this.#size += 1;
  }

  /** Takes one occurrence away. @throws when there is none. */
  remove(value: number): void {
    const bucket = this.#buckets[bucketOf(value)];
    const at = bucket?.values.lastIndexOf(value) ?? -1;
    if (bucket === undefined || at < 0) throw new Error(`${value} is not in the multiset`);
    const last = bucket.values.pop();
    if (last !== undefined && at < bucket.values.length) {
      bucket.values[at] = last;
      bucket.isSorted = false;
    }
    this.#size -= 1;
  }

  /** Nearest rank: the smallest value that at least `share` of all values do not exceed, the ceil(share · n)-th; null when empty. `share` in (0, 1]. */
  nearestRank(share: number): number | null {
    if (this.#size === 0) return null;
    let rank = Math.max(1, Math.ceil(share * this.#size));
    for (const bucket of this.#buckets) {
      if (bucket === undefined) continue;
      if (rank > bucket.values.length) {
        rank -= bucket.values.length;
        continue;
      }
      if (!bucket.isSorted) {
        bucket.values.sort((one, other) => one - other);
        bucket.isSorted = true;
      }
      return bucket.values[rank - 1] ?? null;
    }
    return null;
  }
}

function bucketOf(value: number): number {
  return Math.floor(Math.log2(value + 1) * BUCKETS_PER_OCTAVE);
}
