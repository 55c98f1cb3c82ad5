import { createHash } from "node:crypto";
import { z } from "zod";
import { mechanismSchema } from "../src/domain/mechanism.ts";
import { profileSchema } from "../src/domain/profile.ts";
import { regionSchema } from "../src/domain/region.ts";
import { workingCalendarSchema } from "../src/domain/working-calendar.ts";
import { clockSchema } from "../src/protocol/clock.ts";
import { downMessages } from "../src/protocol/down.ts";
import { commandAnswerSchema } from "../src/protocol/command.ts";
import { eventTupleSchema } from "../src/protocol/event-tuple.ts";
import { helloSchema } from "../src/protocol/session.ts";
import { upMessages } from "../src/protocol/up.ts";

const profileParts = { profile: profileSchema, region: regionSchema };

/** JSON Schema of every message, of the event tuple they share and of the profile: file name → text. */
export function protocolSchemas(): ReadonlyMap<string, string> {
  const registry = z.registry<{ id: string }>();
  registry.add(eventTupleSchema, { id: "event" });
  registry.add(clockSchema, { id: "clock-statement" });
  registry.add(commandAnswerSchema, { id: "command-answer" });
  for (const [id, schema] of Object.entries(profileParts)) registry.add(schema, { id });
  for (const [name, schema] of Object.entries({ ...upMessages, ...downMessages })) registry.add(schema, { id: name });
  // `input`: what a sender must write; a reader fills in defaults and ignores what it does not know.
  const { schemas } = z.toJSONSchema(registry, {
    io: "input",
    uri: fileName,
    override({ zodSchema, jsonSchema }) {
      if (zodSchema === helloSchema.shape.profile) jsonSchema.$ref = fileName("profile");
      if (zodSchema === mechanismSchema) allowShortMechanism(jsonSchema);
      // What a profile leaves out of a calendar its file has.
      if (zodSchema === workingCalendarSchema) delete jsonSchema.required;
    },
  });
  return new Map(Object.entries(schemas).map(([id, schema]) => [fileName(id), `${JSON.stringify(schema, null, 2)}\n`]));
}

/** A profile may name a mechanism by its id, and a mechanism with one version may give its fields at the top. */
function allowShortMechanism(schema: z.core.JSONSchema.BaseSchema): void {
  const versions = schema.properties?.versions as z.core.JSONSchema.BaseSchema | undefined;
  const version = versions?.items as z.core.JSONSchema.BaseSchema | undefined;
  Object.assign(schema, {
    type: ["object", "string"],
    properties: { ...schema.properties, ...version?.properties },
    required: schema.required?.filter((field) => field !== "versions"),
    anyOf: [{ required: ["versions"] }, { required: version?.required }],
  });
}

/** Hash of everything on the wire but the profile, which grows by fields with defaults. */
export function wireFingerprint(): string {
  const hash = createHash("sha256");
  const apart = new Set(Object.keys(profileParts).map(fileName));
  for (const [name, text] of protocolSchemas()) if (!apart.has(name)) hash.update(name).update(text);
  return hash.digest("hex");
}

function fileName(id: string): string {
  return `${id}.schema.json`;
}
