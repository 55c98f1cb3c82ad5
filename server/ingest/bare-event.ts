import type { Profile } from "../../src/domain/profile.ts";
import type { Datum } from "../../src/domain/port.ts";
import type { EpochMs } from "../../src/shared/units.ts";
import { EVENT_FIELDS } from "./event-fields.ts";
import { withInstant } from "./read-instant.ts";
import { toWgs84 } from "./to-wgs84.ts";
import { faulty, type Reading } from "./verdict.ts";

/** What fills in for what a source leaves out. */
export interface BareContext {
  readonly profile: Profile;
  /** The port that sends. */
  readonly port: string;
  /** What its coordinates are. */
  readonly datum: Datum;
  /** The stream clock: an event without an instant happened now. */
  readonly now: EpochMs;
}

/** An event with its fields by name, as JSON gave it. */
export type NamedFields = Readonly<Record<string, unknown>>;

/** Stands where a revision will be given: the door wants one. */
const UNASSIGNED_REVISION = 1;

/**
 * Fields by name → a tuple of the wire for the door to judge. Instants may be written as text; coordinates are those of the port.
 * What is left out: nullable fields are null, `at` is now, `revision` is given later, a report stands at the root of the regions and with the
 * first brain.
 */
export function toTuple(kind: string, fields: NamedFields, context: BareContext): Reading<unknown[]> {
  const known = EVENT_FIELDS.get(kind);
  if (known === undefined) return { value: [0, kind], fault: null };
  const { datum } = context;
  const converted = withCoordinates(fields, datum);
  if (converted.fault !== null) return converted;
  const tuple: unknown[] = [0, kind];
  for (const { name, isNullable } of known) {
    const given = own(converted.value, name);
    tuple.push(given === undefined ? fallback(kind, name, isNullable, context) : convert(name, given, datum));
  }
  return { value: tuple, fault: null };
}

/** A property of the object itself: `__proto__` and what every object inherits are nobody's fields. */
export function own(fields: NamedFields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** Whether a value is an object with names, and no list. */
export function isNamedFields(value: unknown): value is NamedFields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function fallback(kind: string, name: string, isNullable: boolean, { profile, port, now }: BareContext): unknown {
  if (name === "at") return now;
  if (name === "revision") return UNASSIGNED_REVISION;
  if (isNullable) return null;
  if (kind === "port" && name === "port") return port;
  if (kind !== "reported") return undefined;
  switch (name) {
    case "port":
      return port;
    case "region":
      return profile.regions.id;
    case "brain":
      return profile.brains[0]?.id;
    case "place":
      return "";
    default:
      return undefined;
  }
}

function convert(name: string, value: unknown, datum: Datum): unknown {
  if (name === "at") return withInstant(value);
  if (!isNamedFields(value)) return value;
  if (name === "deadlines") return mapFields(value, (_, instant) => withInstant(instant));
  if (name !== "patch") return value;
  return mapFields(value, (key, corrected) => {
    if (key === "position") return inWgs84(corrected, datum);
    return PATCHED_WORDS.has(key) ? corrected : withInstant(corrected);
  });
}

/** In a patch these are no instants, whatever they look like. */
const PATCHED_WORDS: ReadonlySet<string> = new Set(["title", "place", "category", "severity", "region"]);

function mapFields(fields: NamedFields, change: (name: string, value: unknown) => unknown): NamedFields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, change(name, value)]));
}

/** The pair of degrees at the top of an event. */
function withCoordinates(fields: NamedFields, datum: Datum): Reading<NamedFields> {
  const longitude = own(fields, "longitude") ?? null;
  const latitude = own(fields, "latitude") ?? null;
  if ((longitude === null) !== (latitude === null)) {
    const missing = longitude === null ? "longitude" : "latitude";
    return faulty(missing, "longitude and latitude must both be given or both be left out");
  }
  if (longitude === null || datum === "wgs84") return { value: fields, fault: null };
  return { value: { ...fields, ...(inWgs84({ longitude, latitude }, datum) as NamedFields) }, fault: null };
}

/** What is no pair of degrees on the earth stays as it is, for the door to judge. */
function inWgs84(position: unknown, datum: Datum): unknown {
  if (datum === "wgs84" || !isNamedFields(position)) return position;
  const { longitude, latitude } = position;
  if (typeof longitude !== "number" || typeof latitude !== "number") return position;
  return toWgs84({ longitude, latitude }, datum) ?? position;
}
