import { WINDOW_BITS, type TallyWindow } from "./windows.ts";

/** How many instants each window holds. */
export class WindowCounts {
  readonly #counts = new Map<number, number>(Object.values(WINDOW_BITS).map((bit) => [bit, 0]));

  /** An instant's windows changed from one set of bits to another (0 for none). */
  move(from: number, to: number): void {
    const changed = from ^ to;
    if (changed === 0) return;
    for (const [bit, count] of this.#counts)
      if ((changed & bit) !== 0) this.#counts.set(bit, count + ((to & bit) === 0 ? -1 : 1));
  }

  count(window: TallyWindow): number {
    return this.#counts.get(WINDOW_BITS[window]) ?? 0;
  }
}
