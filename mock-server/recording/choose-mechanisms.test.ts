import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parseProfile, type Profile } from "../../src/domain/profile.ts";
import { smallStreet } from "../simulation/small-street.ts";
import { chooseMechanisms, type MechanismSource } from "./choose-mechanisms.ts";

const publicFile = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../public/${path}`, import.meta.url), "utf8"));

/** A street that counts by the given mechanisms. */
function street(...ids: readonly string[]): Profile {
  const mechanisms = ids.map((id) => ({ mechanism: publicFile(`mechanisms/${id}.json`) }));
  return parseProfile({ ...smallStreet(), mechanisms }, "street");
}

function choose(profile: Profile, mapping: Partial<MechanismSource["mapping"]>): string[] {
  const chosen = chooseMechanisms(profile, {
    mapping: { stages: {}, ...mapping },
    mappingName: "my.json",
    read: (folder, id, field) => {
      if (id === "gone") throw new Error(`${field}: no ${folder}`);
      return publicFile(`${folder}/${id}.json`);
    },
  });
  return chosen.mechanisms.map(({ mechanism }) => mechanism.id);
}

const rule = { column: "x", take: "last", deadline: { column: "due" } } as const;

it.each<[string, Profile, Partial<MechanismSource["mapping"]>, string[]]>([
  ["no deadlines: the profile's own", street("30125"), {}, ["30125"]],
  ["closes that nothing counts: due, first", street("30125"), { stages: { closed: rule } }, ["due", "30125"]],
  ["closes that a mechanism has: that one", street("1310"), { stages: { closed: rule } }, ["1310"]],
  ["another stage a mechanism has", street("1310"), { stages: { arrived: rule } }, ["1310"]],
  ["mechanisms of the mapping instead", street("1310"), { mechanisms: ["12810", "30125"] }, ["12810", "30125"]],
  ["due alone", street("1310"), { mechanisms: ["due"], stages: { closed: rule } }, ["due"]],
  [
    "due beside mechanisms without closes",
    street("1310"),
    { mechanisms: ["30125"], stages: { closed: rule } },
    ["due", "30125"],
  ],
])("%s", (_, profile, mapping, ids) => {
  expect(choose(profile, mapping)).toEqual(ids);
});

it("refuses a deadline no mechanism counts, and a mechanism that is not there", () => {
  expect(() => choose(street("30125"), { stages: { signed: rule, closed: rule } })).toThrow(
    'my.json: stages.signed.deadline: no mechanism of profile small-street has the stage signed; name one that has it in "mechanisms"',
  );
  expect(() => choose(street(), { mechanisms: ["30125", "gone"] })).toThrow("my.json: mechanisms[1]: no mechanisms");
});

it("takes in the calendars of the mechanisms it names", () => {
  const mechanism = { ...(publicFile("mechanisms/1310.json") as object), calendar: "cn-office" };
  const chosen = chooseMechanisms(street("30125"), {
    mapping: { stages: {}, mechanisms: ["office"] },
    mappingName: "my.json",
    read: (folder, id) => (folder === "mechanisms" ? mechanism : publicFile(`${folder}/${id}.json`)),
  });
  expect(Object.keys(chosen.calendars)).toEqual(["cn-office"]);
});
