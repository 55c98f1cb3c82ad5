import { expect, test } from "vitest";
import { makeProfile } from "../test/fixtures/profile.ts";
import { contentPolicy } from "./content-policy.ts";

const { map } = makeProfile();

test("the page talks to its own origin alone", () => {
  expect(contentPolicy({ map })).not.toContain("http");
});

test.for([
  ["https://tiles.example:8443/{z}/{x}/{y}.png", "https://tiles.example:8443"],
  ["https://{s}.tiles.example/{z}/{x}/{y}.png", "https://*.tiles.example"],
  ["pmtiles://https://maps.example/street.pmtiles", "https://maps.example"],
])("a basemap at %s opens %s", ([url = "", host = ""]) => {
  const basemap = { kind: "xyz", url, attribution: "", tileSize: 256 } as const;
  const policy = contentPolicy({ map: { ...map, basemap } });
  expect(policy).toContain(`img-src 'self' data: blob: ${host};`);
  expect(policy).toContain(`connect-src 'self' ${host};`);
});
