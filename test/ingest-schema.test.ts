import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ingestSchema } from "../scripts/ingest-schema.ts";

interface KindSchema {
  readonly title: string;
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, { readonly anyOf?: readonly unknown[] }>>;
}

test("the schema of bare events in docs is current", () => {
  const written = readFileSync(new URL("../docs/ingest-event.schema.json", import.meta.url), "utf8");
  expect(written, "npm run schemas").toBe(ingestSchema());
});

test("it asks for what cannot be filled in, and takes instants as numbers or text", () => {
  const { oneOf } = JSON.parse(ingestSchema()) as { readonly oneOf: readonly KindSchema[] };
  const required = Object.fromEntries(oneOf.map(({ title, required: names }) => [title, names.join(" ")]));
  expect(required).toMatchObject({
    reported: "id kind incident category severity title",
    stage: "id kind incident stage",
    closed: "id kind incident",
    unitMoved: "id kind unit longitude latitude",
    port: "id kind health",
  });
  expect(oneOf.filter(({ properties }) => properties.at?.anyOf?.length !== 2)).toEqual([]);
  expect(oneOf.map(({ title }) => title)).not.toContain("mode");
});
