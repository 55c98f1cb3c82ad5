import type { SequencedEvent, StreamEvent } from "../src/domain/event.ts";
import type { ClockStatement } from "../src/protocol/clock.ts";
import { type BatchTuple, encodeBatch, encodeSnapshotChunk, type SnapshotTuple } from "../src/protocol/encode.ts";
import { CHUNK_EVENTS } from "../src/protocol/stream.ts";

/** What is sent of an event. */
type Show = (event: StreamEvent) => StreamEvent;

const asItIs: Show = (event) => event;

/**
 * `batch` payloads that account for every sequence from `from` to `to`, each beginning after the one before ended. Usually one;
 * more when there are over 2,000 events. Events of one sequence stay together.
 */
export function toBatches(
  from: number,
  to: number,
  clock: ClockStatement,
  events: readonly SequencedEvent[],
  show = asItIs,
): BatchTuple[] {
  const batches: BatchTuple[] = [];
  let start = from;
  let begin = 0;
  while (events.length - begin > CHUNK_EVENTS) {
    let end = begin + CHUNK_EVENTS;
    const sequenceAt = (index: number): number | undefined => events[index]?.sequence;
    while (end < events.length && sequenceAt(end) === sequenceAt(end - 1)) end += 1;
    if (end >= events.length) break;
    const last = sequenceAt(end - 1) ?? to;
    batches.push(encodeBatch(start, last, clock, shown(events.slice(begin, end), show)));
    start = last + 1;
    begin = end;
  }
  batches.push(encodeBatch(start, to, clock, shown(events.slice(begin), show)));
  return batches;
}

/** The n-th of the chunks a snapshot is sent in; an empty snapshot is one empty chunk. */
export function toChunk(
  chunk: number,
  to: number,
  clock: ClockStatement,
  events: readonly SequencedEvent[],
  show = asItIs,
): SnapshotTuple {
  const part = events.slice(chunk * CHUNK_EVENTS, (chunk + 1) * CHUNK_EVENTS);
  return encodeSnapshotChunk(chunk, chunksOf(events.length), to, clock, shown(part, show));
}

/** Chunks that so many events take. */
export function chunksOf(events: number): number {
  return Math.max(1, Math.ceil(events / CHUNK_EVENTS));
}

function shown(events: readonly SequencedEvent[], show: Show): readonly SequencedEvent[] {
  if (show === asItIs) return events;
  return events.map(({ sequence, event }) => ({ sequence, event: show(event) }));
}
