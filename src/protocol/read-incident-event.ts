import type { Amendment, IncidentEvent } from "../domain/event.ts";
import { type OwnDeadlines, type Severity, SUSPENSION_CAUSES } from "../domain/incident.ts";
import { MIDDLE_STAGES } from "../domain/lifecycle.ts";
import { alarmsSchema, amendmentSchema, deadlinesSchema } from "./incident-events.ts";
import { PLACE_LIMIT, TEXT_LIMIT, TITLE_LIMIT } from "./hygiene.ts";
import {
  isIdentifier,
  isInstant,
  isLatitude,
  isLongitude,
  isOneOf,
  isRevision,
  type TextTally,
  tidy,
} from "./read-fields.ts";
import { safeParse } from "../shared/safe-parse.ts";

/**
 * Tuple of an incident event → domain event; null for anything its schema (incident-events.ts) does not accept.
 * Texts come out cleaned.
 */
export function readIncidentEvent(
  kind: IncidentEvent["kind"],
  tuple: readonly unknown[],
  tally: TextTally,
): IncidentEvent | null {
  const incident = tuple[2];
  const revision = tuple[3];
  const at = tuple[4];
  if (!isIdentifier(incident) || !isRevision(revision) || !isInstant(at)) return null;
  const fifth = tuple[5];
  switch (kind) {
    case "reported":
      return readReported(incident, revision, at, tuple, tally);
    case "stage": {
      const unit = tuple[6];
      if (!isOneOf(MIDDLE_STAGES, fifth) || !(unit === null || isIdentifier(unit))) return null;
      return { kind, incident, revision, at, stage: fifth, unit };
    }
    case "returned":
      if (typeof fifth !== "string") return null;
      return { kind, incident, revision, at, reason: tidy(fifth, TEXT_LIMIT, tally) };
    case "suspended": {
      const cause = tuple[6];
      if (typeof fifth !== "string") return null;
      const reason = tidy(fifth, TEXT_LIMIT, tally);
      if (cause === undefined) return { kind, incident, revision, at, reason };
      return isOneOf(SUSPENSION_CAUSES, cause) ? { kind, incident, revision, at, reason, cause } : null;
    }
    case "escalated":
      return isIdentifier(fifth) ? { kind, incident, revision, at, tier: fifth } : null;
    case "handedOver":
    case "joint":
      return isIdentifier(fifth) ? { kind, incident, revision, at, brain: fifth } : null;
    case "resumed":
      return { kind, incident, revision, at };
    case "supervised":
    case "answered": {
      const note = tuple[6];
      if (typeof fifth !== "string" || typeof note !== "string") return null;
      const by = tidy(fifth, TEXT_LIMIT, tally);
      return { kind, incident, revision, at, by, note: tidy(note, TEXT_LIMIT, tally) };
    }
    case "acknowledged": {
      const alarms = safeParse(alarmsSchema, tuple[6]);
      if (typeof fifth !== "string" || !alarms.success) return null;
      return { kind, incident, revision, at, by: tidy(fifth, TEXT_LIMIT, tally), alarms: alarms.data };
    }
    case "closed":
      return fifth === null || isIdentifier(fifth) ? { kind, incident, revision, at, tier: fifth } : null;
    case "amended": {
      const patch = readPatch(fifth, tally);
      return patch === null ? null : { kind, incident, revision, at, patch };
    }
  }
}

function readReported(
  incident: string,
  revision: number,
  at: number,
  tuple: readonly unknown[],
  tally: TextTally,
): IncidentEvent | null {
  const category = tuple[5];
  const severity = tuple[6];
  const port = tuple[7];
  const region = tuple[8];
  const longitude = tuple[9];
  const latitude = tuple[10];
  const title = tuple[11];
  const place = tuple[12];
  const brain = tuple[13];
  const contact = tuple[14];
  if (!isIdentifier(category) || !isSeverity(severity) || !isIdentifier(port) || !isIdentifier(region)) return null;
  if (typeof title !== "string" || typeof place !== "string" || !isIdentifier(brain)) return null;
  if (contact !== null && typeof contact !== "string") return null;
  let position: { readonly longitude: number; readonly latitude: number } | null = null;
  if (longitude !== null || latitude !== null) {
    if (!isLongitude(longitude) || !isLatitude(latitude)) return null;
    position = { longitude, latitude };
  }
  const deadlines = readDeadlines(tuple[15]);
  if (deadlines === null) return null;
  return {
    kind: "reported",
    incident,
    revision,
    at,
    category,
    severity,
    port,
    region,
    position,
    title: tidy(title, TITLE_LIMIT, tally),
    place: tidy(place, PLACE_LIMIT, tally),
    brain,
    contact: contact === null ? null : tidy(contact, TEXT_LIMIT, tally),
    ...deadlines,
  };
}

/** Few sources give deadlines: the schema itself reads them, and builds a fresh object of the known stages alone. Null when malformed. */
function readDeadlines(value: unknown): { deadlines?: OwnDeadlines } | null {
  if (value === undefined) return NO_DEADLINES;
  const result = safeParse(deadlinesSchema, value);
  if (!result.success) return null;
  const given = Object.entries(result.data).filter(([, instant]) => instant !== undefined);
  return given.length === 0 ? NO_DEADLINES : { deadlines: Object.fromEntries(given) };
}

const NO_DEADLINES = {};

function isSeverity(value: unknown): value is Severity {
  return value === 1 || value === 2 || value === 3 || value === 4;
}

/** Corrections are rare: the schema itself reads them, and builds a fresh object of the known keys alone. */
function readPatch(value: unknown, tally: TextTally): Amendment | null {
  const result = safeParse(amendmentSchema, value);
  if (!result.success) return null;
  const patch: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(result.data)) {
    if (field === undefined) continue;
    patch[key] = typeof field === "string" ? tidy(field, patchLimit(key), tally) : field;
  }
  return patch;
}

/** Ids are shorter than any limit already. */
function patchLimit(key: string): number {
  return key === "place" ? PLACE_LIMIT : TITLE_LIMIT;
}
