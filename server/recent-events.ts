import type { SequencedEvent } from "../src/domain/event.ts";

/** The last events of the stream one by one. Trimmed in bulk: copying one array in many pushes is cheaper than a ring. */
export class RecentEvents {
  #events: SequencedEvent[] = [];
  /** Every event after this sequence is held; null while none is. */
  #after: number | null = null;
  readonly #limit: number;

  /** @param limit events kept at least; up to a quarter more before a trim */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** In the order of the stream; a sequence that is left out has no event. */
  push(event: SequencedEvent): void {
    this.#after ??= event.sequence - 1;
    this.#events.push(event);
    if (this.#events.length <= 1.25 * this.#limit) return;
    this.#events = this.#events.slice(-this.#limit);
    this.#after = (this.#events[0]?.sequence ?? event.sequence) - 1;
  }

  /** Every event after `sequence`; null when the first of them is gone. */
  since(sequence: number): readonly SequencedEvent[] | null {
    if (this.#after === null || sequence < this.#after) return null;
    let index = Math.max(0, Math.min(this.#events.length, sequence - this.#after));
    // Sequences left out put events further to the front.
    while ((this.#events[index - 1]?.sequence ?? 0) > sequence) index -= 1;
    return this.#events.slice(index);
  }
}
