import { nthSmallest } from "./nth-smallest.ts";

/** Buckets per doubling: a bucket spans 1.1 % of its value, so that looking into the one that is asked for stays cheap. */
const BUCKETS_PER_OCTAVE = 64;

/** Values between a power of two and the next. */
interface Octave {
  size: number;
  readonly buckets: number[][];
}

/**
 * Numbers ≥ 0 that come and go, with exact ranks. Adding and removing touch one bucket of similar values;
 * a rank runs over the octaves, then over the buckets of one, and looks into one.
 */
export class RankedMultiset {
  readonly #octaves: Octave[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(value: number): void {
    const place = placeOf(value);
    const octave = this.#octaveAt(Math.floor(place / BUCKETS_PER_OCTAVE));
    octave.buckets[place % BUCKETS_PER_OCTAVE]?.push(value);
    octave.size += 1;
    this.#size += 1;
  }

  /** Takes one occurrence away. @throws when there is none. */
  remove(value: number): void {
    const place = placeOf(value);
    const octave = this.#octaveAt(Math.floor(place / BUCKETS_PER_OCTAVE));
    const bucket = octave.buckets[place % BUCKETS_PER_OCTAVE] ?? [];
    const at = bucket.indexOf(value);
    const last = at < 0 ? undefined : bucket.pop();
    if (last === undefined) throw new Error(`${value} is not in the multiset`);
    if (at < bucket.length) bucket[at] = last;
    octave.size -= 1;
    this.#size -= 1;
  }

  /**
   * Nearest rank over several multisets together: the smallest value that at least `share` of all values do not exceed, the ceil(share · n)-th;
   * null when all are empty. `share` in (0, 1].
   */
  static nearestRank(multisets: readonly RankedMultiset[], share: number): number | null {
    const size = multisets.reduce((sum, multiset) => sum + multiset.#size, 0);
    if (size === 0) return null;
    let rank = Math.max(1, Math.ceil(share * size));
    for (let index = 0; ; index += 1) {
      const octaves = multisets.flatMap((multiset) => multiset.#octaves[index] ?? []);
      const held = octaves.reduce((sum, octave) => sum + octave.size, 0);
      if (rank <= held) return rankWithin(octaves, rank);
      rank -= held;
    }
  }

  #octaveAt(index: number): Octave {
    while (this.#octaves.length <= index)
      this.#octaves.push({ size: 0, buckets: Array.from({ length: BUCKETS_PER_OCTAVE }, () => []) });
    const octave = this.#octaves[index];
    if (octave === undefined) throw new Error(`no octave ${index}`);
    return octave;
  }
}

/** Where the values of one bucket are put side by side; used within one call. */
let scratch = new Float64Array(1_024);

/** The value of a rank that lies within these octaves of several multisets. */
function rankWithin(octaves: readonly Octave[], first: number): number | null {
  let rank = first;
  for (let index = 0; index < BUCKETS_PER_OCTAVE; index += 1) {
    let held = 0;
    for (const { buckets } of octaves) held += buckets[index]?.length ?? 0;
    if (rank > held) {
      rank -= held;
      continue;
    }
    if (scratch.length < held) scratch = new Float64Array(2 * held);
    let length = 0;
    for (const { buckets } of octaves)
      for (const value of buckets[index] ?? []) {
        scratch[length] = value;
        length += 1;
      }
    return nthSmallest(scratch, length, rank);
  }
  return null;
}

/** Buckets are numbered through all octaves. */
function placeOf(value: number): number {
  return Math.floor(Math.log2(value + 1) * BUCKETS_PER_OCTAVE);
}
