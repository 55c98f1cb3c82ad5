import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inVersions } from "../src/domain/mechanism.ts";
import { parseProfile, type Profile, ProfileError } from "../src/domain/profile.ts";
import { unreadFields } from "../src/domain/unread-fields.ts";
import { resolveCalendars } from "./resolve-calendars.ts";

/** For editors, which find the schema by it. */
const SCHEMA_FIELD = "$schema";

/**
 * Reads a profile: by id from `<publicDir>/profiles/<id>.json`, or from the path of a `.json` file. Mechanisms named by id
 * are taken from `<publicDir>/mechanisms/<id>.json`, calendars that these name from `<publicDir>/calendars/<id>.json` with the
 * public holidays they ask for.
 * @param warn told a line, naming file and path, for each field that means nothing: most often a misspelt one
 * @throws ProfileError, one line a fault, naming the file and the field.
 */
export function loadProfile(
  idOrPath: string,
  publicDir: string,
  warn: (line: string) => void = () => undefined,
): Profile {
  const path = idOrPath.endsWith(".json")
    ? idOrPath
    : join(publicDir, "profiles", `${checkName(idOrPath, "profile")}.json`);
  const raw = withCalendars(resolveMechanisms(readJson(path, `profile ${idOrPath}`), path, publicDir), path, publicDir);
  const profile = parseProfile(raw, path);
  for (const field of unreadFields(mechanismsInVersions(raw), profile)) {
    if (field !== SCHEMA_FIELD) warn(`${path}: ${field}: not a field of a profile, ignored`);
  }
  return profile;
}

function resolveMechanisms(raw: unknown, origin: string, publicDir: string): unknown {
  if (!isObject(raw) || !Array.isArray(raw.mechanisms)) return raw;
  const mechanisms = raw.mechanisms.map((rule: unknown, index) => {
    if (!isObject(rule) || typeof rule.mechanism !== "string") return rule;
    const name = `${origin}: mechanisms[${index}].mechanism`;
    const id = checkName(rule.mechanism, name);
    return { ...rule, mechanism: readJson(join(publicDir, "mechanisms", `${id}.json`), name) };
  });
  return { ...raw, mechanisms };
}

function withCalendars(raw: unknown, origin: string, publicDir: string): unknown {
  if (!isObject(raw)) return raw;
  const read = (id: string, namedBy: string | null): unknown => {
    const name = `${origin}: ${namedBy ?? "calendars"}`;
    const file = join(publicDir, "calendars", `${checkName(id, name)}.json`);
    return namedBy === null && !existsSync(file) ? null : readJson(file, name);
  };
  const calendars = resolveCalendars(raw, read);
  return Object.keys(calendars).length === 0 ? raw : { ...raw, calendars };
}

/** The form in which a profile is read, to compare with. */
function mechanismsInVersions(raw: unknown): unknown {
  if (!isObject(raw) || !Array.isArray(raw.mechanisms)) return raw;
  const mechanisms = raw.mechanisms.map((rule: unknown) =>
    isObject(rule) ? { ...rule, mechanism: inVersions(rule.mechanism) } : rule,
  );
  return { ...raw, mechanisms };
}

/** Ids become file names: anything that could leave the folder is refused. */
function checkName(id: string, what: string): string {
  if (!/^[A-Za-z0-9_-]{1,40}$/.test(id)) throw new ProfileError(`${what}: ${JSON.stringify(id)} is not an id`);
  return id;
}

function readJson(path: string, what: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    throw new ProfileError(`${what}: cannot read ${path}`);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new ProfileError(`${what}: ${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
