/** Numbers of a block; small enough that a new one takes no time to speak of. */
const BLOCK = 4_096;

/** A growing list of numbers in blocks of typed arrays: however many there are, collecting garbage does not walk over them, as it does over lists of objects. */
export class NumberList {
  readonly #blocks: Float64Array[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  push(value: number): void {
    if (this.#size === this.#blocks.length * BLOCK) this.#blocks.push(new Float64Array(BLOCK));
    this.#size += 1;
    this.set(this.#size - 1, value);
  }

  /** NaN past the end. */
  at(index: number): number {
    return this.#blocks[Math.floor(index / BLOCK)]?.[index % BLOCK] ?? Number.NaN;
  }

  set(index: number, value: number): void {
    const block = this.#blocks[Math.floor(index / BLOCK)];
    if (block !== undefined) block[index % BLOCK] = value;
  }
}
