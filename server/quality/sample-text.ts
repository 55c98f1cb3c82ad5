import { EVENT_FIELDS } from "../ingest/event-fields.ts";

/** Words of residents may stand in any text of an event: each is put through these. */
export interface SampleMask {
  text(text: string): string;
  contact(contact: string): string;
}

/** A sample is a line, not a document. */
const LONGEST: number = 2_000;
/** Ids and words of the wire: no resident writes them, and changed they would name something else. */
const NAMES: ReadonlySet<string> = new Set([
  "kind", "incident", "unit", "port", "region", "category", "tier", "brain", "stage", "cause", "state", "unitKind", "indicator", "health", "mode",
]); // biome-ignore format: a list of words

/** How sources write ids. What stands in an id's place otherwise is somebody's text in the wrong field. */
const ID = /^[A-Za-z0-9_.:/-]{1,64}$/;

/** What else a line of a quarantine says of itself; ingest passes over it. */
export interface SampleFacts {
  readonly id: string;
  readonly port: string | null;
  readonly reason: string;
  readonly detail: string;
}

/**
 * One event as `POST /v1/events` takes it in its bare form, with what was wrong under `quarantine`. Fields that no event of the kind has are left out: nobody
 * reads them, and anything may stand in them. Null when what came has no kind that is known, or is too long to be kept.
 */
export function sampleText(
  kind: unknown,
  fieldOf: (name: string, place: number) => unknown,
  { id, port, reason, detail }: SampleFacts,
  mask: SampleMask,
): string | null {
  const fields = typeof kind === "string" ? EVENT_FIELDS.get(kind) : undefined;
  if (fields === undefined) return null;
  const sample: Record<string, unknown> = { id, kind };
  if (port !== null) sample.port = port;
  for (const [place, { name }] of fields.entries()) {
    const value = fieldOf(name, place);
    if (value !== undefined) sample[name] = masked(name, value, mask, 0);
  }
  sample.quarantine = { reason, detail: mask.text(detail) };
  const text = JSON.stringify(sample);
  return text.length > LONGEST ? null : text;
}

/** Deeper than any field of the wire goes. */
const DEEPEST = 4;

function masked(name: string, value: unknown, mask: SampleMask, depth: number): unknown {
  if (typeof value === "string") {
    if (name === "contact") return mask.contact(value.slice(0, LONGEST));
    return NAMES.has(name) && ID.test(value) ? value : mask.text(value.slice(0, LONGEST));
  }
  if (typeof value !== "object" || value === null) return value;
  if (depth >= DEEPEST) return null;
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => masked(name, item, mask, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, 100)
      .map(([key, item]) => [key, masked(key, item, mask, depth + 1)]),
  );
}
