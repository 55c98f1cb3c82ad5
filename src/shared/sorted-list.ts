/** Items of a chunk before it is split in two; a chunk that falls below a quarter of it joins its neighbour. */
const FULL = 512;

/**
 * Items kept in the order of `compare`, which must tell any two of them apart. Putting in and taking out touch one chunk of some hundred items, and a place is
 * found by counting over the chunks: a hundred thousand cost hardly more than a thousand.
 */
export class SortedList<Item> {
  readonly #compare: (one: Item, other: Item) => number;
  #chunks: Item[][] = [];
  #size = 0;

  /** @param items in any order */
  constructor(compare: (one: Item, other: Item) => number, items: readonly Item[] = []) {
    this.#compare = compare;
    const sorted = [...items].sort(compare);
    this.#size = sorted.length;
    for (let at = 0; at < sorted.length; at += FULL / 2) this.#chunks.push(sorted.slice(at, at + FULL / 2));
  }

  get size(): number {
    return this.#size;
  }

  add(item: Item): void {
    const place = this.#chunkOf(item);
    const chunk = this.#chunks[place];
    this.#size += 1;
    if (chunk === undefined) {
      this.#chunks.push([item]);
      return;
    }
    chunk.splice(this.#placeIn(chunk, item), 0, item);
    if (chunk.length > FULL) this.#chunks.splice(place + 1, 0, chunk.splice(FULL / 2));
  }

  /** Takes an item out. Its order must be what it was when it was put in. Answers whether it was there. */
  remove(item: Item): boolean {
    const place = this.#chunkOf(item);
    const chunk = this.#chunks[place];
    if (chunk === undefined) return false;
    const at = this.#placeIn(chunk, item);
    const held = chunk[at];
    if (held === undefined || this.#compare(held, item) !== 0) return false;
    chunk.splice(at, 1);
    this.#size -= 1;
    if (chunk.length < FULL / 4) this.#join(place);
    return true;
  }

  /** How many items come before it: its place when it is in the list. */
  indexOf(item: Item): number {
    const place = this.#chunkOf(item);
    let before = 0;
    for (let index = 0; index < place; index += 1) before += this.#chunks[index]?.length ?? 0;
    const chunk = this.#chunks[place];
    return chunk === undefined ? before : before + this.#placeIn(chunk, item);
  }

  /** The items from place `from` up to, without, `to`; fewer where the list ends. */
  slice(from: number, to: number): readonly Item[] {
    const items: Item[] = [];
    let start = 0;
    for (const chunk of this.#chunks) {
      if (start >= to) break;
      const end = start + chunk.length;
      if (end > from) items.push(...chunk.slice(Math.max(0, from - start), to - start));
      start = end;
    }
    return items;
  }

  *[Symbol.iterator](): Iterator<Item> {
    for (const chunk of this.#chunks) yield* chunk;
  }

  /** The chunk that holds the item or should: the first whose last item does not come before it, else the last one. */
  #chunkOf(item: Item): number {
    let low = 0;
    let high = this.#chunks.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const last = this.#chunks[middle]?.at(-1);
      if (last !== undefined && this.#compare(last, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #placeIn(chunk: readonly Item[], item: Item): number {
    let low = 0;
    let high = chunk.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const held = chunk[middle];
      if (held !== undefined && this.#compare(held, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #join(place: number): void {
    const at = place === 0 ? 0 : place - 1;
    const [first, second] = this.#chunks.slice(at, at + 2);
    if (first === undefined) return;
    if (second === undefined) {
      if (first.length === 0) this.#chunks.splice(at, 1);
      return;
    }
    const joined = [...first, ...second];
    if (joined.length <= FULL) this.#chunks.splice(at, 2, joined);
    else {
      const half = joined.length >>> 1;
      this.#chunks.splice(at, 2, joined.slice(0, half), joined.slice(half));
    }
  }
}
