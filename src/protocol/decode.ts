import type { z } from "zod";
import type { Command } from "../domain/command.ts";
import type { Amendment, SequencedEvent, StreamEvent } from "../domain/event.ts";
import { parseProfile, type Profile, ProfileError } from "../domain/profile.ts";
import type { QualityReport } from "../domain/quality.ts";
import type { Viewer } from "../domain/viewer.ts";
import type { EpochMs } from "../shared/units.ts";
import { MINUTE } from "../shared/units.ts";
import { type ClockStatement, clockSchema, readClock } from "./clock.ts";
import { type CommandAnswer, commandAnswerSchema, commandSchema, tidyCommand } from "./command.ts";
import { type Complaint, type DoorReason, explain, fieldPath, shorten } from "./complaint.ts";
import { isEventKind } from "./event-tuple.ts";
import { isOffset, type TextTally } from "./read-fields.ts";
import { readEvent } from "./read-event.ts";
import {
  handshakeSchema,
  helloSchema,
  readViewer,
  type Refused,
  refusedSchema,
  type StreamSource,
  type Subscribe,
  subscribeSchema,
} from "./session.ts";
import { qualitySchema } from "./quality.ts";
import { batchEnvelopeSchema, type Heartbeat, heartbeatSchema, snapshotEnvelopeSchema } from "./stream.ts";
import { PROTOCOL_VERSION } from "./version.ts";
import { safeParse } from "../shared/safe-parse.ts";

/** An event may lie this far ahead of the stream clock (times the rate, when that is above 1): senders' clocks differ. */
const FUTURE_ALLOWANCE = MINUTE;
/** Lines kept of one call; the counts are complete. */
const COMPLAINTS_KEPT = 20;

/** What came through the door, and what did not. */
export interface DecodedEvents {
  readonly events: SequencedEvent[];
  /** Turned away, by reason; never `clamped-text`. */
  readonly rejected: Map<DoorReason, number>;
  /** At most 20 lines, each naming the place and the field. */
  readonly complaints: string[];
  /** What the lines say, in the same order, by the index of the tuple. */
  readonly refusals: Refusal[];
  /** Events let in with a text cleaned or cut (reason `clamped-text`), by the index of the tuple. */
  readonly clamped: ReadonlyMap<number, StreamEvent>;
}

/** One tuple that was turned away. */
interface Refusal extends Complaint {
  readonly index: number;
}

/**
 * The one door: event tuples as they came → domain events in the same order. Never throws; what is not understood is counted and explained.
 * @param from sequence that offset 0 stands for
 * @param clock the statement of the batch that carries the tuples: events too far ahead of it are refused
 */
export function decodeEvents(tuples: unknown, from: number, clock: ClockStatement): DecodedEvents {
  const events: SequencedEvent[] = [];
  const rejected = new Map<DoorReason, number>();
  const complaints: string[] = [];
  const clamped = new Map<number, StreamEvent>();
  const refusals: Refusal[] = [];
  const refuse = (index: number, complaint: Complaint, place = `event ${index} after ${from}`): void => {
    const { reason, field, detail } = complaint;
    rejected.set(reason, (rejected.get(reason) ?? 0) + 1);
    if (complaints.length >= COMPLAINTS_KEPT) return;
    complaints.push(field === "" ? `${place}: ${detail}` : `${place}: ${field}: ${detail}`);
    refusals.push({ index, ...complaint });
  };
  const notAnArray = (value: unknown): Complaint => {
    return { reason: "malformed", field: "", detail: `expected array, got ${shorten(value)}` };
  };
  if (!Array.isArray(tuples)) {
    refuse(0, notAnArray(tuples), `events after ${from}`);
    return { events, rejected, complaints, refusals, clamped };
  }
  const latest = clock.streamTime + FUTURE_ALLOWANCE * Math.max(1, clock.rate);
  const tally: TextTally = { changed: false };
  for (let index = 0; index < tuples.length; index += 1) {
    const tuple: unknown = tuples[index];
    if (!Array.isArray(tuple)) {
      refuse(index, notAnArray(tuple));
      continue;
    }
    const offset: unknown = tuple[0];
    const kind: unknown = tuple[1];
    if (typeof kind !== "string") {
      refuse(index, { reason: "malformed", field: "kind", detail: `expected string, got ${shorten(kind)}` });
      continue;
    }
    if (!isEventKind(kind)) {
      refuse(index, { reason: "unknown-kind", field: "kind", detail: `unknown ${shorten(kind)}` });
      continue;
    }
    tally.changed = false;
    const event = isOffset(offset) ? readEvent(kind, tuple, tally) : null;
    if (event === null || !isOffset(offset)) {
      refuse(index, explain(kind, tuple), placeOf(kind, tuple, index, from));
      continue;
    }
    if (event.at > latest || (event.kind === "amended" && latestOfPatch(event.patch) > latest)) {
      const detail = `${event.at} is after the stream clock ${clock.streamTime}`;
      refuse(index, { reason: "future", field: "at", detail }, placeOf(kind, tuple, index, from));
      continue;
    }
    if (tally.changed) clamped.set(index, event);
    events.push({ sequence: from + offset, event });
  }
  return { events, rejected, complaints, refusals, clamped };
}

/** `event 12041 (reported "XT-2041")`. */
function placeOf(kind: string, tuple: readonly unknown[], index: number, from: number): string {
  const name = typeof tuple[2] === "string" ? ` ${shorten(tuple[2])}` : "";
  return `event ${index} after ${from} (${kind}${name})`;
}

/** The last instant a patch speaks of; 0 when it names none. */
function latestOfPatch(patch: Amendment): EpochMs {
  let latest = 0;
  for (const value of Object.values(patch)) if (typeof value === "number" && value > latest) latest = value;
  return latest;
}

/** A message as understood, or one line that names the field that was not. */
export type Decoded<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly complaint: string };

/** A batch: what it carried and the sequence range it accounts for. */
export interface DecodedBatch extends DecodedEvents {
  readonly from: number;
  readonly to: number;
  readonly clock: ClockStatement;
}

/** A chunk of a snapshot; `to` is the sequence the whole snapshot stands at. */
export interface DecodedSnapshotChunk extends DecodedBatch {
  readonly chunk: number;
  readonly chunks: number;
}

/** Payload of `batch` → events. */
export function decodeBatch(raw: unknown): Decoded<DecodedBatch> {
  const envelope = check("batch", batchEnvelopeSchema, raw);
  if (!envelope.ok) return envelope;
  const [from, to, clockTuple, tuples] = envelope.value;
  if (to < from) return { ok: false, complaint: `batch: to: ${to} is before from ${from}` };
  const clock = readClock(clockTuple);
  return { ok: true, value: { from, to, clock, ...decodeEvents(tuples, from, clock) } };
}

/** Payload of `snapshot` → events. */
export function decodeSnapshotChunk(raw: unknown): Decoded<DecodedSnapshotChunk> {
  const envelope = check("snapshot", snapshotEnvelopeSchema, raw);
  if (!envelope.ok) return envelope;
  const [chunk, chunks, from, to, clockTuple, tuples] = envelope.value;
  if (chunk >= chunks) return { ok: false, complaint: `snapshot: chunk: ${chunk} of ${chunks}` };
  const clock = readClock(clockTuple);
  return { ok: true, value: { chunk, chunks, from, to, clock, ...decodeEvents(tuples, from, clock) } };
}

/** What a server says of itself and its stream. */
export interface Hello {
  readonly streamId: string;
  readonly sequence: number;
  readonly profile: Profile;
  readonly source: StreamSource;
  readonly clock: ClockStatement;
  /** From when on it holds the stream whole; null when it does not say. */
  readonly knownSince: EpochMs | null;
  /** Whom it takes this page for; null when it does not say. */
  readonly viewer: Viewer | null;
}

/** A hello, or why this page cannot go on with this server. */
export type DecodedHello =
  | { readonly ok: true; readonly value: Hello }
  | { readonly ok: false; readonly reason: "version" | "profile" | "malformed"; readonly complaint: string };

/** Payload of `hello`. The version is looked at first: another version's hello may differ in everything else. */
export function decodeHello(raw: unknown): DecodedHello {
  const version = safeParse(handshakeSchema, raw);
  if (version.success && version.data.protocol !== PROTOCOL_VERSION) {
    const complaint = `hello: protocol: the server speaks ${version.data.protocol}, this page ${PROTOCOL_VERSION}`;
    return { ok: false, reason: "version", complaint };
  }
  const hello = check("hello", helloSchema, raw);
  if (!hello.ok) return { ok: false, reason: "malformed", complaint: hello.complaint };
  const { streamId, sequence, clock, knownSince = null, viewer } = hello.value;
  try {
    const profile = parseProfile(hello.value.profile, "hello: profile");
    return {
      ok: true,
      value: {
        streamId,
        sequence,
        profile,
        source: hello.value.source ?? "live",
        clock: readClock(clock),
        knownSince,
        viewer: readViewer(viewer),
      },
    };
  } catch (error) {
    if (!(error instanceof ProfileError)) throw error;
    return { ok: false, reason: "profile", complaint: error.message };
  }
}

/** Payload of `heartbeat`. */
export function decodeHeartbeat(raw: unknown): Decoded<
  Omit<Heartbeat, "clock" | "rejected" | "knownSince"> & {
    readonly clock: ClockStatement;
    readonly rejected: ReadonlyMap<string, number>;
    /** Null when it does not say. */
    readonly knownSince: EpochMs | null;
    readonly slow: boolean;
    readonly logAway: boolean;
  }
> {
  const heartbeat = check("heartbeat", heartbeatSchema, raw);
  if (!heartbeat.ok) return heartbeat;
  const { clock, rejected, knownSince = null, slow = false, logAway = false, ...plain } = heartbeat.value;
  const counts = new Map(Object.entries(rejected));
  return { ok: true, value: { ...plain, clock: readClock(clock), rejected: counts, knownSince, slow, logAway } };
}

/** Payload of `quality`. */
export function decodeQuality(raw: unknown): Decoded<QualityReport> {
  return check("quality", qualitySchema, raw);
}

/** Payload of `refused`. */
export function decodeRefused(raw: unknown): Decoded<Refused> {
  return check("refused", refusedSchema, raw);
}

/** Payload of `subscribe` (for servers). */
export function decodeSubscribe(raw: unknown): Decoded<Subscribe> {
  return check("subscribe", subscribeSchema, raw);
}

/** Payload of `command`, its texts made safe (for servers). */
export function decodeCommand(raw: unknown): Decoded<Command> {
  const command = check("command", commandSchema, raw);
  if (!command.ok) return command;
  const tidied = tidyCommand(command.value);
  return tidied === null ? { ok: false, complaint: "command: by: must name somebody" } : { ok: true, value: tidied };
}

/** Answer to `command`. */
export function decodeCommandAnswer(raw: unknown): Decoded<CommandAnswer> {
  return check("command answer", commandAnswerSchema, raw);
}

/** What a page offers in its handshake; null when no version can be read (for servers). A token that is none is an empty one. */
export function decodeHandshake(raw: unknown): { readonly protocol: number; readonly token: string | null } | null {
  const handshake = safeParse(handshakeSchema, raw);
  if (handshake.success) return { protocol: handshake.data.protocol, token: handshake.data.token ?? null };
  const version = safeParse(handshakeSchema.pick({ protocol: true }), raw);
  return version.success ? { protocol: version.data.protocol, token: "" } : null;
}

/** Answer to `clock`: a clock tuple. */
export function decodeClock(raw: unknown): Decoded<ClockStatement> {
  const clock = check("clock", clockSchema, raw);
  return clock.ok ? { ok: true, value: readClock(clock.value) } : clock;
}

function check<Schema extends z.ZodType>(message: string, schema: Schema, raw: unknown): Decoded<z.infer<Schema>> {
  const result = safeParse(schema, raw);
  if (result.success) return { ok: true, value: result.data };
  const [first] = result.error.issues;
  return {
    ok: false,
    complaint: `${message}: ${fieldPath(schema, first?.path ?? [])}: ${first?.message ?? "not understood"}`,
  };
}
