import { createHash } from "node:crypto";
import { z } from "zod";
import { profileSchema } from "../src/domain/profile.ts";
import { regionSchema } from "../src/domain/region.ts";
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
    },
  });
  return new Map(Object.entries(schemas).map(([id, schema]) => [fileName(id), `${JSON.stringify(schema, null, 2)}\n`]));
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
