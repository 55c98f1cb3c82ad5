import type { SequencedEvent, StreamEvent } from "../../src/domain/event.ts";
import { decodeEvents } from "../../src/protocol/decode.ts";
import { encodeEvent } from "../../src/protocol/encode.ts";
import type { EpochMs } from "../../src/shared/units.ts";

/** Events kept in the words of the wire, which readers of any later version understand. What is kept was let in once: no instant is too late. */
const ANY_TIME = { serverTime: 0, streamTime: 8_640_000_000_000_000, rate: 1 };

/** One entry of the Redis stream: events of one append. */
export interface LogEntry {
  /** Of the stream it was appended to. */
  readonly streamId: string;
  /** Names the append: no two histories have the same at one sequence. */
  readonly append: string;
  readonly now: EpochMs;
  readonly first: number;
  readonly last: number;
  /** Those that could be read. */
  readonly events: readonly SequencedEvent[];
  readonly complaints: readonly string[];
}

/** An event as an entry holds it. */
export function toText(event: StreamEvent): string {
  return JSON.stringify(encodeEvent(event, 0));
}

/** Reads an entry. An event that cannot be read is told of and left out; its sequence is kept free. */
export function readEntry(id: string, fields: Readonly<Record<string, string>>): LogEntry {
  const last = Number(id.split("-")[0]);
  const tuples = parseArray(fields.events);
  const first = last - tuples.length + 1;
  for (const [index, tuple] of tuples.entries()) if (Array.isArray(tuple)) tuple[0] = index;
  const { events, complaints } = decodeEvents(tuples, first, ANY_TIME);
  return {
    streamId: fields.s ?? "",
    append: fields.a ?? "",
    now: Number(fields.now),
    first,
    last,
    events,
    complaints: complaints.map((line) => `log: ${line}`),
  };
}

/** Events with their own sequences, of a checkpoint. */
export function toCheckpointText(events: readonly SequencedEvent[]): string {
  return JSON.stringify(events.map(({ sequence, event }) => encodeEvent(event, sequence)));
}

/** The reverse. */
export function readCheckpointText(text: string): { events: readonly SequencedEvent[]; complaints: readonly string[] } {
  const { events, complaints } = decodeEvents(parseArray(text), 0, ANY_TIME);
  return { events, complaints: complaints.map((line) => `log: ${line}`) };
}

function parseArray(text: string | undefined): unknown[] {
  const value: unknown = JSON.parse(text ?? "[]");
  return Array.isArray(value) ? value : [];
}
