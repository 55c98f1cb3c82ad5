import type { SequencedEvent } from "../../src/domain/event.ts";
import type { EpochMs } from "../../src/shared/units.ts";
import type { LogBounds } from "../event-log.ts";
import { LogModel } from "../log-model.ts";
import { CheckpointError, readCheckpoint } from "./checkpoint-text.ts";
import type { RedisSession } from "./redis-session.ts";

/** What a gateway holds of the stream. */
export interface Held {
  readonly streamId: string;
  readonly model: LogModel;
  /** From when on it was taken in whole; null while nobody said. */
  since: EpochMs | null;
  /** Name of the append the model's head came with; empty before the first. */
  append: string;
}

export interface LoadOptions {
  readonly newId: () => string;
  readonly complain: (line: string) => void;
}

/** Tries to read while other gateways replace checkpoints. */
const TRIES = 5;

/** Reads what the stream in Redis holds: its last checkpoint, and what came since. */
export async function loadHeld(session: RedisSession, bounds: LogBounds, options: LoadOptions): Promise<Held> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await load(session, bounds, options);
    } catch (error) {
      if (!(error instanceof CheckpointError) || tries === TRIES) throw error;
    }
  }
}

async function load(session: RedisSession, bounds: LogBounds, { newId, complain }: LoadOptions): Promise<Held> {
  const { streamId, since, checkpoint } = await session.identify(newId());
  const begun = checkpoint === 0 ? null : await readCheckpoint(session, checkpoint, complain);
  const model = begun === null ? new LogModel(bounds) : new LogModel(bounds, begun.state, begun.events);
  let append = begun?.append ?? "";
  let earlier: SequencedEvent[] = [];
  let read = 0;
  for (;;) {
    const entries = await session.entriesAfter(read);
    if (entries.length === 0) break;
    for (const entry of entries) {
      for (const line of entry.complaints) complain(line);
      read = entry.last;
      if (entry.last <= checkpoint) {
        earlier = earlier.concat(entry.events);
        continue;
      }
      model.recall(earlier);
      earlier = [];
      if (entry.first !== model.head + 1) throw new CheckpointError(`no event ${model.head + 1}`);
      model.take(entry.events, entry.last, entry.now);
      append = entry.append;
    }
  }
  model.recall(earlier);
  return { streamId, model, since, append };
}
