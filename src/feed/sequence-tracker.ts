/** What of the stream is held. A value: every step returns the next one. */
export interface SequenceTracker {
  readonly streamId: string | null;
  /** Everything up to here is held; null while a snapshot is needed. */
  readonly held: number | null;
  /** The highest sequence known to exist. */
  readonly known: number;
  /** What the last heartbeat stated: the batches up to it are due before the next one. */
  readonly promised: number | null;
  /** The snapshot that is coming in. */
  readonly snapshot: { readonly next: number; readonly total: number; readonly to: number } | null;
}

export const NOTHING_HELD: SequenceTracker = { streamId: null, held: null, known: 0, promised: null, snapshot: null };

/** What to do with a batch. */
export type BatchVerdict =
  /** Take the events after `after`. */
  | { readonly kind: "take"; readonly after: number }
  /** Everything in it is held already, or a snapshot that will contain it is on its way. */
  | { readonly kind: "ignore" }
  /** `missing` events before it were never seen: ask for them. */
  | { readonly kind: "gap"; readonly missing: number };

/** What to do with a snapshot chunk: `ignore` what is left of a snapshot given up, ask anew after a `broken` one. */
export type ChunkVerdict = "first" | "next" | "ignore" | "broken";

/** A server said hello. Another stream id voids everything held. */
export function greet(tracker: SequenceTracker, streamId: string, sequence: number): SequenceTracker {
  if (tracker.streamId !== streamId) return { ...NOTHING_HELD, streamId, known: sequence };
  return { ...tracker, known: Math.max(tracker.known, sequence), promised: null, snapshot: null };
}

/** Void what is held: the next thing wanted is a snapshot. */
export function forget(tracker: SequenceTracker): SequenceTracker {
  return { ...tracker, held: null, promised: null, snapshot: null };
}

/** Events known to exist and not held. */
export function missingEvents(tracker: SequenceTracker): number {
  return tracker.held === null ? 0 : Math.max(0, tracker.known - tracker.held);
}

/** A batch of the range `from`–`to` arrived. */
export function placeBatch(
  tracker: SequenceTracker,
  from: number,
  to: number,
): { readonly tracker: SequenceTracker; readonly verdict: BatchVerdict } {
  const known = Math.max(tracker.known, to);
  const { held } = tracker;
  if (held === null) return { tracker: { ...tracker, known }, verdict: { kind: "ignore" } };
  if (to <= held) return { tracker, verdict: { kind: "ignore" } };
  if (from > held + 1) return { tracker: { ...tracker, known }, verdict: { kind: "gap", missing: from - held - 1 } };
  return { tracker: { ...tracker, held: to, known }, verdict: { kind: "take", after: held } };
}

/** Chunk `chunk` of a snapshot of `total` that stands at `to` arrived. Chunks come in order; a snapshot that leaves one out is broken. */
export function placeChunk(
  tracker: SequenceTracker,
  chunk: number,
  total: number,
  to: number,
): { readonly tracker: SequenceTracker; readonly verdict: ChunkVerdict } {
  const running = chunk === 0 ? { next: 0, total, to } : tracker.snapshot;
  if (running === null) return { tracker, verdict: "ignore" };
  if (running.next !== chunk || running.total !== total || running.to !== to)
    return { tracker: forget(tracker), verdict: "broken" };
  const known = Math.max(tracker.known, to);
  const isLast = chunk + 1 === total;
  return {
    tracker: {
      ...tracker,
      known,
      promised: null,
      held: isLast ? to : null,
      snapshot: isLast ? null : { ...running, next: chunk + 1 },
    },
    verdict: chunk === 0 ? "first" : "next",
  };
}

/** A heartbeat told that batches are held back until the line is free: what it states is not promised by the next one. */
export function owe(tracker: SequenceTracker, sequence: number): SequenceTracker {
  return { ...tracker, promised: null, known: Math.max(tracker.known, sequence) };
}

/**
 * A heartbeat stated the server's sequence. Its batches may still be on their way, so only what the *previous* heartbeat stated and is not here yet is missing:
 * that is how the loss of the last batch before a silence is seen.
 */
export function placeHeartbeat(
  tracker: SequenceTracker,
  sequence: number,
): { readonly tracker: SequenceTracker; readonly missing: number } {
  const { held, promised } = tracker;
  const missing = held === null || promised === null ? 0 : Math.max(0, promised - held);
  return { tracker: { ...tracker, promised: sequence, known: Math.max(tracker.known, sequence) }, missing };
}
