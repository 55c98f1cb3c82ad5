import { z } from "zod";
import type { StreamEvent } from "../domain/event.ts";
import {
  acknowledgedSchema,
  amendedSchema,
  answeredSchema,
  closedSchema,
  escalatedSchema,
  handedOverSchema,
  jointSchema,
  reportedSchema,
  resumedSchema,
  returnedSchema,
  stageSchema,
  supervisedSchema,
  suspendedSchema,
} from "./incident-events.ts";
import { indicatorSchema } from "./indicator-events.ts";
import { modeSchema } from "./mode-events.ts";
import { portSchema } from "./port-events.ts";
import { tallySchema } from "./tally-events.ts";
import { unitLeftSchema, unitMovedSchema, unitStateSchema } from "./unit-events.ts";

/** The schema of every kind of event tuple. */
export const eventSchemas = {
  reported: reportedSchema,
  stage: stageSchema,
  returned: returnedSchema,
  escalated: escalatedSchema,
  handedOver: handedOverSchema,
  joint: jointSchema,
  suspended: suspendedSchema,
  resumed: resumedSchema,
  supervised: supervisedSchema,
  answered: answeredSchema,
  acknowledged: acknowledgedSchema,
  closed: closedSchema,
  amended: amendedSchema,
  unitMoved: unitMovedSchema,
  unitState: unitStateSchema,
  unitLeft: unitLeftSchema,
  indicator: indicatorSchema,
  port: portSchema,
  mode: modeSchema,
  tally: tallySchema,
} satisfies Record<StreamEvent["kind"], z.ZodType>;

/** One event on the wire: `[offset, kind, …fields]`. */
export type EventTuple = z.infer<(typeof eventSchemas)[keyof typeof eventSchemas]>;

/** Any event tuple. */
export const eventTupleSchema = z.union([
  eventSchemas.reported,
  eventSchemas.stage,
  eventSchemas.returned,
  eventSchemas.escalated,
  eventSchemas.handedOver,
  eventSchemas.joint,
  eventSchemas.suspended,
  eventSchemas.resumed,
  eventSchemas.supervised,
  eventSchemas.answered,
  eventSchemas.acknowledged,
  eventSchemas.closed,
  eventSchemas.amended,
  eventSchemas.unitMoved,
  eventSchemas.unitState,
  eventSchemas.unitLeft,
  eventSchemas.indicator,
  eventSchemas.port,
  eventSchemas.mode,
]);

/** Whether a word names an event kind of this protocol version. */
export function isEventKind(kind: string): kind is StreamEvent["kind"] {
  return Object.hasOwn(eventSchemas, kind);
}
