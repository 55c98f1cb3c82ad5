import type { SequencedEvent } from "../src/domain/event.ts";
import type { ClockStatement } from "../src/protocol/clock.ts";
import type { BatchTuple } from "../src/protocol/encode.ts";
import type { Audience } from "./audience.ts";
import { toBatches } from "./batches.ts";

/** What the viewers of one audience have been told of the stream, and what waits to be told with the next batch. */
export class Channel {
  readonly audience: Audience;
  #told: number;
  readonly #pending: SequencedEvent[] = [];

  /** @param told the sequence its viewers stand at */
  constructor(audience: Audience, told: number) {
    this.audience = audience;
    this.#told = told;
  }

  /** The last sequence its viewers were told of. */
  get told(): number {
    return this.#told;
  }

  /** What came after `told`, in the order of the stream. */
  add(events: readonly SequencedEvent[]): void {
    for (const event of events) this.#pending.push(event);
  }

  /** What a viewer still has to be told of up to `told`: it goes out under the next sequence, to all, and once however many viewers lack it. */
  addOwed(events: readonly SequencedEvent[]): void {
    const waiting = new Set(this.#pending.map(({ event }) => event));
    for (const { event } of events) if (!waiting.has(event)) this.#pending.push({ sequence: this.#told + 1, event });
  }

  /** Batches from `told` to the stream's head; none when it stands there. */
  take(head: number, clock: ClockStatement): readonly BatchTuple[] {
    if (head === this.#told) return [];
    const batches = toBatches(this.#told + 1, head, clock, this.#pending, this.audience.show);
    this.#pending.length = 0;
    this.#told = head;
    return batches;
  }
}
