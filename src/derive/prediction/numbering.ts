/** Numbers for words, from 0 in the order they are first met. */
export class Numbering {
  readonly #numbers = new Map<string, number>();

  get size(): number {
    return this.#numbers.size;
  }

  /** The number of a word, a new one if it has none. */
  take(word: string): number {
    const known = this.#numbers.get(word) ?? this.#numbers.size;
    this.#numbers.set(word, known);
    return known;
  }

  /** The number of a word; −1 for one never met. */
  find(word: string): number {
    return this.#numbers.get(word) ?? -1;
  }
}
