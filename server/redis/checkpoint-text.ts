import { z } from "zod";
import type { SequencedEvent } from "../../src/domain/event.ts";
import type { ModelState } from "../log-model.ts";
import { readCheckpointText } from "./entry.ts";
import type { RedisSession } from "./redis-session.ts";

/** A checkpoint that is not there, or not whole. */
export class CheckpointError extends Error {}

const headSchema = z.object({
  head: z.number(),
  dropped: z.number(),
  sweptAt: z.number(),
  /** Checkpoints of before 2026-11-22 do not say. */
  goneUntil: z.number().default(0),
  append: z.string(),
  parts: z.number(),
});

/** What a checkpoint says besides its events. */
export type CheckpointHead = z.infer<typeof headSchema>;

/** A checkpoint as it was written. */
interface Checkpoint {
  readonly state: ModelState;
  readonly append: string;
  readonly events: readonly SequencedEvent[];
}

/** Reads a checkpoint. @throws CheckpointError when it is not there or not whole: another one has taken its place */
export async function readCheckpoint(
  session: Pick<RedisSession, "readCheckpoint">,
  sequence: number,
  complain: (line: string) => void,
): Promise<Checkpoint> {
  const part = async (index: number): Promise<string> => {
    const text = await session.readCheckpoint(sequence, index);
    if (text === null) throw new CheckpointError(`no checkpoint ${sequence}`);
    return text;
  };
  const { append, parts, ...state } = headSchema.parse(JSON.parse(await part(0)));
  const events: SequencedEvent[] = [];
  for (let index = 1; index <= parts; index += 1) {
    const read = readCheckpointText(await part(index));
    for (const line of read.complaints) complain(line);
    for (const event of read.events) events.push(event);
  }
  return { state, append, events };
}
