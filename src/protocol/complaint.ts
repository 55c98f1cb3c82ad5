import { z } from "zod";
import { formatPath } from "../domain/profile.ts";
import { eventSchemas } from "./event-tuple.ts";
import type { StreamEvent } from "../domain/event.ts";
import { cleanText } from "./hygiene.ts";
import { safeParse } from "../shared/safe-parse.ts";

/** Why the door turned an event away, or that it shortened its text. The store adds reasons of its own (docs/protocol.md). */
export type DoorReason = "malformed" | "coordinate" | "future" | "unknown-kind" | "clamped-text";

/** What is wrong with an event: the reason, the field and a clause about it. */
export interface Complaint {
  readonly reason: DoorReason;
  /** In the words of the wire: `at`, `patch.position.latitude`. */
  readonly field: string;
  readonly detail: string;
}

const COORDINATES = new Set<PropertyKey>(["longitude", "latitude"]);

/** Asks the schema why it does not accept a tuple of a known kind. */
export function explain(kind: StreamEvent["kind"], tuple: readonly unknown[]): Complaint {
  const result = safeParse(eventSchemas[kind], tuple);
  const issues = result.success ? [] : result.error.issues;
  const [first] = issues;
  if (first === undefined) return { reason: "malformed", field: "(root)", detail: "not understood" };
  const field = fieldPath(eventSchemas[kind], first.path);
  const detail = `${first.message}, got ${shorten(valueAt(tuple, first.path))}`;
  const outOfRange = issues.every(
    (issue) =>
      (issue.code === "too_big" || issue.code === "too_small") &&
      COORDINATES.has(fieldPath(eventSchemas[kind], issue.path).split(".").at(-1) ?? ""),
  );
  return { reason: outOfRange ? "coordinate" : "malformed", field, detail };
}

/** Where in a message an issue lies, in words: `[5, "position", "latitude"]` of an amended tuple is `patch.position.latitude`. */
export function fieldPath(schema: z.ZodType, path: readonly PropertyKey[]): string {
  const [position, ...rest] = path;
  if (position === undefined || !(schema instanceof z.ZodTuple)) return formatPath(path);
  const places: readonly z.core.$ZodType[] = schema.def.items;
  const place = typeof position === "number" ? places[position] : undefined;
  if (place === undefined) return formatPath(path);
  const title = z.globalRegistry.get(place)?.title ?? String(position);
  if (rest.length === 0) return title;
  return place instanceof z.ZodTuple ? `${title}.${fieldPath(place, rest)}` : formatPath([title, ...rest]);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value;
  for (const part of path) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, part)) return undefined;
    found = (found as Record<PropertyKey, unknown>)[part];
  }
  return found;
}

/** A value in a few characters, safe to print whatever it is. */
export function shorten(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(cleanText(value, 40));
  if (typeof value === "number" || typeof value === "boolean" || value === undefined) return String(value);
  if (value === null) return "null";
  return Array.isArray(value) ? `an array of ${value.length}` : "an object";
}
