/** Numbers for words, in the order they are first met, from 1; 0 stands for all words after the `most`-th. */
export class Numbering {
  readonly #numbers = new Map<string, number>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** The number of a word, a new one if it has none. */
  take(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    if (this.#numbers.size >= this.#most) return 0;
    this.#numbers.set(word, this.#numbers.size + 1);
    return this.#numbers.size;
  }

  /** The number of a word; −1 for one never met. */
  find(word: string): number {
    return this.#numbers.get(word) ?? (this.#numbers.size >= this.#most ? 0 : -1);
  }
}
