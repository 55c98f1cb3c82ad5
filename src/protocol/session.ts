import { z } from "zod";
import { COMMAND_KINDS } from "../domain/command.ts";
import { ROLES, type Viewer } from "../domain/viewer.ts";
import { clockSchema } from "./clock.ts";
import { IDENTIFIER_LIMIT, identifier, instant, sequence } from "./fields.ts";

/** A token longer than this is none. */
const TOKEN_LIMIT = 4_096;

/** What a page sends as Socket.IO `auth` when it connects. `token` says who looks; an open gateway needs none. */
export const handshakeSchema = z.object({
  protocol: z.int().min(1),
  token: z.string().max(TOKEN_LIMIT).optional(),
});

/** Deepest region path a scope may name. */
const SCOPE_DEPTH = 8;
/** Region ids from the root down; [] is the whole profile. */
const scopeSchema = z.array(z.string().min(1).max(IDENTIFIER_LIMIT)).max(SCOPE_DEPTH);

/** Whom the gateway takes this page for. `may` lists the commands it would carry out; a page does not know all of them. */
const viewerSchema = z.object({
  role: z.enum(ROLES),
  name: z.string().nullable(),
  scope: scopeSchema,
  may: z.array(z.string()),
});

/** Wire → viewer: commands this page does not know are left out. */
export function readViewer(wire: z.infer<typeof viewerSchema> | undefined): Viewer | null {
  if (wire === undefined) return null;
  return { ...wire, may: COMMAND_KINDS.filter((kind) => wire.may.includes(kind)) };
}

/** Where the stream comes from: sources of the street's own (also when left out), a recording being played, or events made up. */
const STREAM_SOURCES = ["live", "recording", "simulation"] as const;
export type StreamSource = (typeof STREAM_SOURCES)[number];

/** Once after connecting, and again when the stream itself begins anew (another `streamId`: everything held is void). */
export const helloSchema = z.object({
  protocol: z.int().min(1),
  streamId: identifier,
  /** The last event of the stream; 0 when there is none. */
  sequence,
  /** The installation's profile, mechanisms resolved: see profile.schema.json. */
  profile: z.unknown(),
  source: z.enum(STREAM_SOURCES).optional(),
  clock: clockSchema,
  /** From when on (stream time) the stream is held whole. Left out: the server does not say. */
  knownSince: instant.optional(),
  viewer: viewerSchema.optional(),
});

const REFUSAL_REASONS = ["version", "token", "scope", "malformed"] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** Why the server will not serve this page; it disconnects right after. */
export const refusedSchema = z.object({
  reason: z.enum(REFUSAL_REASONS),
  detail: z.string(),
  protocol: z.int().min(1),
});
export type Refused = z.infer<typeof refusedSchema>;

/** What a page may leave out of its subscription. */
export const TOPICS = ["incidents", "units", "indicators", "ports", "mode"] as const;
export type Topic = (typeof TOPICS)[number];

export const subscribeSchema = z.object({
  scope: scopeSchema,
  topics: z.array(z.enum(TOPICS)).min(1).max(TOPICS.length),
  /** How far back the snapshot reaches, stream time in milliseconds. */
  windowMs: z.int().min(1),
  /** The last event the page holds, of which stream. */
  resume: z.object({ streamId: identifier, sequence }).optional(),
});
export type Subscribe = z.infer<typeof subscribeSchema>;

/** The page's own instant of sending; the ack answers with a clock tuple. */
export const clockRequestSchema = z.number();
