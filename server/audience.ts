import type { StreamEvent } from "../src/domain/event.ts";
import type { BatchTuple, SnapshotTuple } from "../src/protocol/encode.ts";
import type { Subscribe } from "../src/protocol/session.ts";
import type { Sieve } from "./sieve.ts";

/**
 * Whom a channel is for: what they see of the stream, and how. Audiences of one name see exactly the same, for a batch is made and encoded once for all
 * of them: whatever the sieve and `show` depend on belongs into the name (see `audienceOf`).
 */
export interface Audience {
  readonly name: string;
  readonly sieve: Sieve;
  /** An event as this audience may see it: the event itself, or a copy with less in it. It keeps its kind, ids, revision and instants. */
  readonly show: (event: StreamEvent) => StreamEvent;
}

/** The audience of everybody who asked for the same and may see the same. `role` names what `show` does. */
export function audienceOf(
  request: Pick<Subscribe, "scope">,
  sieve: Sieve,
  { role, show }: { readonly role: string; readonly show: Audience["show"] } = OPEN,
): Audience {
  return { name: JSON.stringify([role, request.scope, [...sieve.topics].sort()]), sieve, show };
}

/** Whoever may see everything as it is. */
const OPEN = { role: "", show: (event: StreamEvent): StreamEvent => event };

/** One page's connection, as far as the stream goes to it alone. */
export interface Viewer {
  /** Whether this subscription still stands: the page is there and has not asked for another since. */
  isCurrent(): boolean;
  /** Resolves when the connection can take more, or is gone. */
  ready(): Promise<void>;
  sendChunk(chunk: SnapshotTuple): void;
  sendBatch(batch: BatchTuple): void;
  /** From now on the room's batches are for this page too. */
  join(room: string): void;
}
