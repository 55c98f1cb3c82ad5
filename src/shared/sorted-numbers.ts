/** Numbers in order, with repetitions. Adding at the end and counting a range cost next to nothing. */
export class SortedNumbers {
  readonly #values: number[] = [];

  get size(): number {
    return this.#values.length;
  }
  get first(): number | null {
    return this.#values[0] ?? null;
  }
  get last(): number | null {
    return this.#values.at(-1) ?? null;
  }

  add(value: number): void {
    const { last } = this;
    if (last === null || value >= last) this.#values.push(value);
    else this.#values.splice(this.#countTo(value), 0, value);
  }

  /** Takes one away; nothing happens when it is not there. */
  remove(value: number): void {
    const at = this.#countTo(value) - 1;
    if (this.#values[at] === value) this.#values.splice(at, 1);
  }

  /** How many lie in (after, to]. */
  countIn(after: number, to: number): number {
    return Math.max(0, this.#countTo(to) - this.#countTo(after));
  }

  /** How many are at most `value`. */
  #countTo(value: number): number {
    let low = 0;
    let high = this.#values.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#values[middle] ?? 0) <= value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
