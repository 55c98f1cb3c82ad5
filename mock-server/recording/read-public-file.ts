import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RecordingError } from "./mapping.ts";

/**
 * A mechanism or a calendar as `<publicDir>/<folder>/<id>.json` says it, unchecked.
 * @param field named in messages
 * @throws RecordingError when there is no such file, or it is not JSON
 */
export function readPublicFile(
  folder: "mechanisms" | "calendars",
  id: string,
  field: string,
  publicDir: string,
): unknown {
  // An id becomes a file name: nothing may leave the folder.
  if (!/^[A-Za-z0-9_-]{1,40}$/.test(id)) throw new RecordingError(`${field}: ${JSON.stringify(id)} is not an id`);
  const path = join(publicDir, folder, `${id}.json`);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    throw new RecordingError(`${field}: cannot read ${path}`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RecordingError(
      `${field}: ${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
