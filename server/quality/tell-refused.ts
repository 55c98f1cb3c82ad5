import type { Complaint } from "../../src/protocol/complaint.ts";
import { EVENT_FIELDS } from "../ingest/event-fields.ts";
import type { Envelope } from "../ingest/envelope.ts";
import type { Sender } from "../ingest/sender.ts";
import type { Refused } from "./quality.ts";

/** What a door turned away as a tuple of the wire, by the names of its fields. A report and a port's own word name their port. */
export function refusedTuple(tuple: unknown, { reason, field, detail }: Complaint): Refused {
  const fields = fieldsOf(tuple);
  const port = fields?.kind === "reported" || fields?.kind === "port" ? fields.port : null;
  return { port: typeof port === "string" ? port : null, reason, detail: `${field}: ${detail}`, fields };
}

function fieldsOf(tuple: unknown): Readonly<Record<string, unknown>> | null {
  if (!Array.isArray(tuple)) return null;
  const [, kind, ...values] = tuple as unknown[];
  const known = typeof kind === "string" ? EVENT_FIELDS.get(kind) : undefined;
  if (known === undefined) return null;
  return { kind, ...Object.fromEntries(known.map(({ name }, place) => [name, values[place]])) };
}

/** What the HTTP ingest turned away; `envelope` is null where it could not even be read. */
export function refusedItem(
  envelope: Envelope | null,
  { ports }: Sender,
  { reason, field, detail }: { readonly reason: string; readonly field: string; readonly detail: string },
): Refused {
  const [only, ...others] = ports ?? [];
  const named = envelope?.port;
  const port = typeof named === "string" ? named : others.length === 0 ? (only ?? null) : null;
  const fields = envelope === null ? null : { ...envelope.fields, id: envelope.id, kind: envelope.kind };
  return { port, reason, detail: `${field}: ${detail}`, fields };
}
