import { z } from "zod";
import { ALARM_KEY, ALARMS_OF_INCIDENT_AT_MOST } from "../domain/acknowledgement.ts";
import { SUSPENSION_CAUSES } from "../domain/incident.ts";
import { MIDDLE_STAGES } from "../domain/lifecycle.ts";
import { identifier, instant, latitude, longitude, named, offset, revision, text } from "./fields.ts";

const severity = z.literal([1, 2, 3, 4]);
const position = z.object({ longitude, latitude });
const correctedInstant = instant.nullable().optional();

/** Corrections by field; an absent key leaves the value as it is, a stage of null was not reached after all. */
export const amendmentSchema = z.object({
  title: text.optional(),
  place: text.optional(),
  category: identifier.optional(),
  severity: severity.optional(),
  region: identifier.optional(),
  position: position.nullable().optional(),
  reported: instant.optional(),
  triaged: correctedInstant,
  signed: correctedInstant,
  dispatched: correctedInstant,
  contacted: correctedInstant,
  arrived: correctedInstant,
  reinforced: correctedInstant,
  closed: correctedInstant,
});

/** Deadlines an incident carries; a stage of null should have one and has none. */
export const deadlinesSchema = z.object({
  triaged: correctedInstant,
  signed: correctedInstant,
  dispatched: correctedInstant,
  contacted: correctedInstant,
  arrived: correctedInstant,
  reinforced: correctedInstant,
  closed: correctedInstant,
});

/** Alarms of one incident by their keys. */
export const alarmsSchema = z.array(z.string().regex(ALARM_KEY)).min(1).max(ALARMS_OF_INCIDENT_AT_MOST);

const kind = <Kind extends string>(name: Kind) => named("kind", z.literal(name));
const start = named("offset", offset);
const incident = named("incident", identifier);
const nth = named("revision", revision);
const at = named("at", instant);

export const reportedSchema = z
  .tuple([
    start,
    kind("reported"),
    incident,
    nth,
    at,
    named("category", identifier),
    named("severity", severity),
    named("port", identifier),
    named("region", identifier),
    named("longitude", longitude.nullable()),
    named("latitude", latitude.nullable()),
    named("title", text),
    named("place", text),
    named("brain", identifier),
    named("contact", text.nullable()),
    named("deadlines", deadlinesSchema.optional()),
  ])
  .rest(z.unknown())
  .refine((tuple) => (tuple[9] === null) === (tuple[10] === null), {
    path: [9],
    message: "longitude and latitude must both be numbers or both null",
  });

export const stageSchema = z
  .tuple([
    start,
    kind("stage"),
    incident,
    nth,
    at,
    named("stage", z.enum(MIDDLE_STAGES)),
    named("unit", identifier.nullable()),
  ])
  .rest(z.unknown());

export const returnedSchema = z
  .tuple([start, kind("returned"), incident, nth, at, named("reason", text)])
  .rest(z.unknown());
export const escalatedSchema = z
  .tuple([start, kind("escalated"), incident, nth, at, named("tier", identifier)])
  .rest(z.unknown());
export const handedOverSchema = z
  .tuple([start, kind("handedOver"), incident, nth, at, named("brain", identifier)])
  .rest(z.unknown());
export const jointSchema = z
  .tuple([start, kind("joint"), incident, nth, at, named("brain", identifier)])
  .rest(z.unknown());
export const suspendedSchema = z
  .tuple([
    start,
    kind("suspended"),
    incident,
    nth,
    at,
    named("reason", text),
    named("cause", z.enum(SUSPENSION_CAUSES).optional()),
  ])
  .rest(z.unknown());
export const resumedSchema = z.tuple([start, kind("resumed"), incident, nth, at]).rest(z.unknown());
export const supervisedSchema = z
  .tuple([start, kind("supervised"), incident, nth, at, named("by", text), named("note", text)])
  .rest(z.unknown());
export const answeredSchema = z
  .tuple([start, kind("answered"), incident, nth, at, named("by", text), named("note", text)])
  .rest(z.unknown());
export const acknowledgedSchema = z
  .tuple([start, kind("acknowledged"), incident, nth, at, named("by", text), named("alarms", alarmsSchema)])
  .rest(z.unknown());
export const closedSchema = z
  .tuple([start, kind("closed"), incident, nth, at, named("tier", identifier.nullable())])
  .rest(z.unknown());
export const amendedSchema = z
  .tuple([start, kind("amended"), incident, nth, at, named("patch", amendmentSchema)])
  .rest(z.unknown());
