import type { StreamEvent } from "../../src/domain/event.ts";
import { encodeEvent } from "../../src/protocol/encode.ts";
import { EVENT_FIELDS } from "../ingest/event-fields.ts";

/** Names of the texts that the door cleaned or cut, by comparing what came with what was let in: `title`, `patch.place`. */
export function clampedFields(tuple: unknown, event: StreamEvent): readonly string[] {
  const came: readonly unknown[] = Array.isArray(tuple) ? tuple : [];
  const fields = EVENT_FIELDS.get(event.kind) ?? [];
  const admitted: readonly unknown[] = encodeEvent(event, 0);
  return fields.flatMap(({ name }, place) => differing(name, came[place + 2], admitted[place + 2]));
}

/** Texts lie in a tuple or in an object of it (a patch, an indicator's record). */
function differing(name: string, came: unknown, letIn: unknown): readonly string[] {
  if (typeof letIn === "string") return came === letIn ? [] : [name];
  if (typeof letIn !== "object" || letIn === null || typeof came !== "object" || came === null) return [];
  return Object.entries(letIn).flatMap(([key, value]) =>
    typeof value === "string" && (came as Readonly<Record<string, unknown>>)[key] !== value ? [`${name}.${key}`] : [],
  );
}
