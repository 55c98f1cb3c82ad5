import { z } from "zod";
import { toTuple } from "../server/ingest/bare-event.ts";
import { KINDS_OF_PORTS } from "../server/ingest/prepare-event.ts";
import type { Profile } from "../src/domain/profile.ts";
import { eventSchemas } from "../src/protocol/event-tuple.ts";
import { instant } from "../src/protocol/fields.ts";
import type { StreamEvent } from "../src/domain/event.ts";

type JsonSchema = z.core.JSONSchema.BaseSchema;

const ID: JsonSchema = {
  type: "string",
  minLength: 1,
  maxLength: 256,
  description: "What the source calls this event; sent again under it, it is the same.",
};
const PORT: JsonSchema = { type: "string", description: "May be left out when the token speaks for one port." };
/** Epoch milliseconds, or as RFC 3339 writes it. */
const WRITTEN_INSTANT: JsonSchema = { type: "string", format: "date-time" };

/** JSON Schema of a bare event for `POST /v1/events`, from the schemas of the wire. */
export function ingestSchema(): string {
  const kinds = [...KINDS_OF_PORTS].map(schemaOf);
  const schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "A bare event for POST /v1/events (docs/ingest.md)",
    oneOf: kinds,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function schemaOf(kind: StreamEvent["kind"]): JsonSchema {
  const places: readonly z.core.$ZodType[] = eventSchemas[kind].def.items.slice(2);
  const filledIn =
    toTuple(kind, {}, { profile: ANY_PROFILE, port: "port", datum: "wgs84", now: 0 }).value?.slice(2) ?? [];
  const properties: Record<string, JsonSchema> = { id: ID, kind: { const: kind }, port: PORT };
  const required = ["id", "kind"];
  for (const [index, place] of places.entries()) {
    const name = z.globalRegistry.get(place)?.title ?? "";
    if (name !== "port") properties[name] = fieldSchema(place);
    if (filledIn[index] === undefined && !z.safeParse(place, undefined).success) required.push(name);
  }
  return { title: kind, type: "object", properties, required };
}

/** What an instant stands in may be written as text too. */
function fieldSchema(place: z.core.$ZodType): JsonSchema {
  const {
    $schema: _,
    title: __,
    ...schema
  } = z.toJSONSchema(place, {
    io: "input",
    override({ zodSchema, jsonSchema }) {
      if (zodSchema !== instant && !isInstantLike(jsonSchema)) return;
      const { title: ___, ...number } = { ...jsonSchema };
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
      jsonSchema.anyOf = [number, WRITTEN_INSTANT];
    },
  });
  return schema;
}

/** `named` makes a copy of the schema: it is known by its end of time. */
function isInstantLike({ maximum }: JsonSchema): boolean {
  return maximum === instant.maxValue;
}

/** Only what fills in for what is left out is asked of it. */
const ANY_PROFILE = { regions: { id: "region" }, brains: [{ id: "brain" }], ports: [] } as unknown as Profile;
