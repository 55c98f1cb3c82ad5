import type { SequencedEvent } from "../src/domain/event.ts";

/** The last events of the stream one by one, without a gap. Trimmed in bulk: copying one array in many pushes is cheaper than a ring. */
export class RecentEvents {
  #events: SequencedEvent[] = [];
  readonly #limit: number;

  /** @param limit events kept at least; up to a quarter more before a trim */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Sequences must follow each other. */
  push(event: SequencedEvent): void {
    this.#events.push(event);
    if (this.#events.length > 1.25 * this.#limit) this.#events = this.#events.slice(-this.#limit);
  }

  /** Every event after `sequence`; null when the first of them is gone. */
  since(sequence: number): readonly SequencedEvent[] | null {
    const [first] = this.#events;
    if (first === undefined) return sequence === 0 ? [] : null;
    const index = sequence + 1 - first.sequence;
    return index < 0 ? null : this.#events.slice(index);
  }

  clear(): void {
    this.#events = [];
  }
}
