import { z } from "zod";
import { clockSchema } from "./clock.ts";
import { eventTupleSchema } from "./event-tuple.ts";
import { instant, named, sequence } from "./fields.ts";

/** A chunk of a snapshot holds at most so many events. */
export const CHUNK_EVENTS = 2_000;

const chunk = named("chunk", z.int().min(0));
const chunks = named("chunks", z.int().min(1));
const from = named("from", sequence);
const to = named("to", sequence);
const clock = named("clock", clockSchema);
const events = named("events", z.array(eventTupleSchema));
const unreadEvents = named(
  "events",
  z.custom<readonly unknown[]>((value) => Array.isArray(value), "expected array"),
);

/** `[from, to, clock, events]` as documented. */
export const batchSchema = z.tuple([from, to, clock, events]).rest(z.unknown());
/** `[chunk, chunks, from, to, clock, events]` as documented. */
export const snapshotChunkSchema = z.tuple([chunk, chunks, from, to, clock, events]).rest(z.unknown());

/** The same with the events left to the door, which takes them one by one. */
export const batchEnvelopeSchema = z.tuple([from, to, clock, unreadEvents]).rest(z.unknown());
export const snapshotEnvelopeSchema = z.tuple([chunk, chunks, from, to, clock, unreadEvents]).rest(z.unknown());

export const heartbeatSchema = z.object({
  clock: clockSchema,
  /** The last event of the stream, in the viewer's scope or not. */
  sequence,
  /** Turned away (or, for `clamped-text`, shortened) at the gateway's door, by reason, since it started. */
  rejected: z.record(z.string(), z.int().min(0)),
  /** Events the gateway's bounded log let go before their time. */
  dropped: z.int().min(0),
  /** From when on (stream time) the stream is held whole. Left out: the server does not say. */
  knownSince: instant.optional(),
  /** The page's line is too slow for batches: what it misses comes in one piece once the line is free. Left out: it is not. */
  slow: z.boolean().optional(),
  /** The gateway's log cannot be reached: what it holds is shown, nothing new can be taken in. Left out: it can. */
  logAway: z.boolean().optional(),
});
export type Heartbeat = z.infer<typeof heartbeatSchema>;
