import { WINDOW_BITS, type TallyWindow } from "./windows.ts";

/** How many instants each window holds. */
export class WindowCounts {
  /** By the position of the window's bit. */
  readonly #counts: number[] = Object.values(WINDOW_BITS).map(() => 0);

  /** An instant's windows changed from one set of bits to another (0 for none). */
  move(from: number, to: number): void {
    for (let changed = from ^ to, position = 0; changed !== 0; changed >>>= 1, position += 1)
      if ((changed & 1) !== 0) this.#counts[position] = this.#at(position) + ((to >>> position) & 1 ? 1 : -1);
  }

  count(window: TallyWindow): number {
    return this.#at(Math.log2(WINDOW_BITS[window]));
  }

  #at(position: number): number {
    return this.#counts[position] ?? 0;
  }
}
