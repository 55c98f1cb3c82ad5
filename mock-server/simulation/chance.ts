import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A seeded source of chance: the same seed and parts give the same draws in the same order, on every machine. */
export class Chance {
  readonly #generator: ReturnType<typeof xoroshiro128plus>;

  /** `parts` tell independent sources of one seed apart: `new Chance(7, "bursts", "2026-11-20")`. */
  constructor(seed: number, ...parts: readonly (string | number)[]) {
    this.#generator = xoroshiro128plus(hash(`${seed}/${parts.join("/")}`));
  }

  /** 0 included, 1 excluded. */
  uniform(): number {
    return uniformFloat64(this.#generator);
  }

  /** `from` included, `to` excluded. */
  between(from: number, to: number): number {
    return from + (to - from) * this.uniform();
  }

  /** Whole number, both ends included. */
  integer(from: number, to: number): number {
    return from + Math.floor(this.uniform() * (to - from + 1));
  }

  happens(share: number): boolean {
    return this.uniform() < share;
  }

  /** Standard normal (Box–Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.uniform())) * Math.cos(2 * Math.PI * this.uniform());
  }

  /** How often something happens that happens `mean` times on average (Knuth; a normal above 400). */
  poisson(mean: number): number {
    if (mean > 400) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()));
    const floor = Math.exp(-mean);
    let count = 0;
    for (let product = this.uniform(); product > floor; product *= this.uniform()) count += 1;
    return count;
  }

  /** One entry, all alike. Throws RangeError for an empty list. */
  pick<T>(list: readonly T[]): T {
    const entry = list[Math.floor(this.uniform() * list.length)];
    if (entry === undefined) throw new RangeError("nothing to pick from");
    return entry;
  }
}

/** Entries with relative weights, ready to draw from. */
export class WeightedList<T> {
  readonly #entries: readonly T[];
  readonly #cumulated: readonly number[];

  /** Throws RangeError when no weight is positive. */
  constructor(weighted: Iterable<readonly [T, number]>) {
    const entries: T[] = [];
    const cumulated: number[] = [];
    let sum = 0;
    for (const [entry, weight] of weighted) {
      if (weight <= 0) continue;
      sum += weight;
      entries.push(entry);
      cumulated.push(sum);
    }
    if (entries.length === 0) throw new RangeError("no entry has a positive weight");
    this.#entries = entries;
    this.#cumulated = cumulated;
  }

  draw(chance: Chance): T {
    const total = this.#cumulated[this.#cumulated.length - 1] ?? 0;
    const mark = chance.uniform() * total;
    let low = 0;
    let high = this.#entries.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#cumulated[middle] ?? total) > mark) high = middle;
      else low = middle + 1;
    }
    // The constructor keeps at least one entry and `low` stays within it.
    return this.#entries[low] as T;
  }
}

/** 32 bits of a text (FNV-1a, then mixed as in MurmurHash3). */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
