import { formatPath } from "./profile.ts";

/** Paths of the fields of a document that reading it left out, most often misspelt ones: `tideguard`, `ports[2].stale`. */
export function unreadFields(raw: unknown, read: unknown, path: readonly PropertyKey[] = []): readonly string[] {
  if (Array.isArray(raw) && Array.isArray(read)) {
    return raw.flatMap((entry: unknown, index) => unreadFields(entry, read[index], [...path, index]));
  }
  if (!isObject(raw) || !isObject(read)) return [];
  return Object.keys(raw).flatMap((key) =>
    key in read ? unreadFields(raw[key], read[key], [...path, key]) : [formatPath([...path, key])],
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
