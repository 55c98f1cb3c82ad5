import type { LogBounds } from "../event-log.ts";
import { failLine } from "../fail-line.ts";
import type { CheckpointHead } from "./checkpoint-text.ts";
import { toCheckpointText } from "./entry.ts";
import type { Held } from "./load-held.ts";
import type { RedisSession } from "./redis-session.ts";

const EVENTS_A_PART = 2_000;

/**
 * Writes what a model holds to Redis now and then, so that the stream itself may be cut off behind: what is open or in the window stays in the checkpoint,
 * however old its events.
 */
export class Checkpoints {
  readonly #bounds: LogBounds;
  readonly #complain: (line: string) => void;
  /** Where the last one was, as far as this gateway knows. */
  #at = 0;
  #isWriting = false;

  constructor(bounds: LogBounds, complain: (line: string) => void) {
    this.#bounds = bounds;
    this.#complain = complain;
  }

  /** Begins to write one when the stream has grown by as much as is kept for pages that return. Does not wait for it. */
  async consider(session: RedisSession, held: Held): Promise<void> {
    if (this.#isWriting) return;
    const { head } = held.model;
    // Begun anew.
    if (this.#at > head) this.#at = 0;
    if (head - this.#at < this.#bounds.resumeEvents) return;
    // Another gateway may have written one meanwhile.
    const { streamId, checkpoint } = await session.identify(held.streamId);
    this.#at = checkpoint;
    if (streamId !== held.streamId || head - checkpoint < this.#bounds.resumeEvents) return;
    this.#isWriting = true;
    this.#at = held.model.head;
    void this.#write(session, held)
      .catch((error: unknown) => this.#complain(`log: checkpoint: ${failLine(error)}`))
      .finally(() => {
        this.#isWriting = false;
      });
  }

  async #write(session: RedisSession, { streamId, model, append }: Held): Promise<void> {
    // Taken in one step; the events themselves never change.
    const { state } = model;
    const { events } = model.snapshot(Number.NEGATIVE_INFINITY);
    if (!(await session.beginCheckpoint(state.head))) return;
    const head: CheckpointHead = { ...state, append, parts: Math.ceil(events.length / EVENTS_A_PART) };
    await session.writeCheckpoint(state.head, JSON.stringify(head));
    for (let from = 0; from < events.length; from += EVENTS_A_PART)
      await session.writeCheckpoint(state.head, toCheckpointText(events.slice(from, from + EVENTS_A_PART)));
    await session.publishCheckpoint(streamId, state.head, state.head - this.#bounds.resumeEvents);
  }
}
