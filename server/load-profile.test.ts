import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { makeProfile } from "../test/fixtures/profile.ts";
import { failLine } from "./fail-line.ts";
import { loadProfile } from "./load-profile.ts";

const folder = mkdtempSync(join(tmpdir(), "tidewatch-"));
mkdirSync(join(folder, "profiles"));
mkdirSync(join(folder, "mechanisms"));
mkdirSync(join(folder, "calendars"));
afterAll(() => rmSync(folder, { recursive: true }));

const profile = makeProfile();
const [rule] = profile.mechanisms;

function writeProfile(id: string, content: unknown): void {
  writeFileSync(
    join(folder, "profiles", `${id}.json`),
    typeof content === "string" ? content : JSON.stringify(content),
  );
}

function complaint(id: string): string {
  try {
    loadProfile(id, folder);
    return "";
  } catch (error) {
    return failLine(error).replaceAll(folder, "");
  }
}

test("finds a profile by id or path, and its mechanisms by id", () => {
  writeProfile("street", { ...profile, mechanisms: [{ mechanism: "named" }, rule] });
  writeFileSync(join(folder, "mechanisms", "named.json"), JSON.stringify({ ...rule?.mechanism, id: "named" }));
  const loaded = loadProfile("street", folder);
  expect(loaded.mechanisms.map(({ mechanism }) => mechanism.id)).toEqual(["named", rule?.mechanism.id]);
  expect(loadProfile(join(folder, "profiles", "street.json"), folder)).toEqual(loaded);
});

test("says in one line what is missing or wrong", () => {
  expect(complaint("nowhere")).toBe("profile nowhere: cannot read /profiles/nowhere.json");
  expect(complaint("../street")).toBe('profile: "../street" is not an id');
  writeProfile("torn", "{");
  expect(complaint("torn")).toMatch(/^profile torn: \/profiles\/torn.json is not JSON: .*$/);
  writeProfile("lost", { ...profile, mechanisms: [rule, { mechanism: "gone" }] });
  expect(complaint("lost")).toBe("/profiles/lost.json: mechanisms[1].mechanism: cannot read /mechanisms/gone.json");
  writeProfile("sly", { ...profile, mechanisms: [{ mechanism: "../../etc/passwd" }] });
  expect(complaint("sly")).toBe('/profiles/sly.json: mechanisms[0].mechanism: "../../etc/passwd" is not an id');
  writeProfile("bad", { ...profile, zone: "Mars/Olympus" });
  expect(complaint("bad")).toBe("/profiles/bad.json: zone: is not a known time zone");
});

test("warns of fields that mean nothing, one line each, and loads the profile all the same", () => {
  const [port, ...ports] = profile.ports;
  writeProfile("spelling", {
    ...profile,
    $schema: "../../docs/protocol/profile.schema.json",
    tideguard: 120,
    ports: [{ ...port, stale: 5_000 }, ...ports],
    mechanisms: [{ mechanism: "typo" }],
  });
  writeFileSync(join(folder, "mechanisms", "typo.json"), JSON.stringify({ ...rule?.mechanism, limits: 3 }));
  const warnings: string[] = [];
  const loaded = loadProfile("spelling", folder, (line) => warnings.push(line.replaceAll(folder, "")));
  expect(loaded.tideGuard).toBe(profile.tideGuard);
  expect(warnings.toSorted()).toEqual([
    "/profiles/spelling.json: mechanisms[0].mechanism.limits: not a field of a profile, ignored",
    "/profiles/spelling.json: ports[0].stale: not a field of a profile, ignored",
    "/profiles/spelling.json: tideguard: not a field of a profile, ignored",
  ]);
});

const OFFICE = {
  id: "office",
  name: { zh: "办公", en: "Office" },
  weekdays: [1, 2, 3, 4, 5],
  hours: [["09:00", "17:00"]],
  holidays: "cn",
  overrides: { "2026-10-10": "off", "2027-01-01": "off" },
};
writeFileSync(join(folder, "calendars", "office.json"), JSON.stringify(OFFICE));
writeFileSync(join(folder, "calendars", "unasked.json"), JSON.stringify({ ...OFFICE, id: "unasked" }));

const { versions, ...head } = { ...rule?.mechanism, versions: rule?.mechanism.versions ?? [] };
const [version] = versions;
/** A profile whose only mechanism has these fields of its only version. */
const withMechanism = (fields: object, others: object = {}): object => ({
  ...profile,
  mechanisms: [{ mechanism: { ...head, ...version, ...fields } }],
  ...others,
});

test("takes the calendars that mechanisms name, with their public holidays and make-up days", () => {
  writeProfile("office", withMechanism({ calendar: "office" }));
  const { calendars } = loadProfile("office", folder);
  expect(Object.keys(calendars)).toEqual(["office"]);
  expect(calendars.office?.days).toMatchObject({ "2026-10-01": "off", "2026-09-20": "work", "2026-10-10": "work" });
  // A Saturday within a holiday is as its weekday says anyhow.
  expect(calendars.office?.days).not.toHaveProperty("2026-10-03");
  expect(calendars.office?.overrides).toEqual(OFFICE.overrides);
  const knownUntil = calendars.office?.knownUntil ?? "";
  expect(knownUntil).toMatch(/^\d{4}-12-31$/);
  expect(knownUntil >= "2026-12-31").toBe(true);
});

test("finds calendars of single stages and of every version", () => {
  const stages = version?.stages.map((stage, index) => ({ ...stage, calendar: index === 1 ? "office" : null }));
  writeProfile("stage", withMechanism({ stages }));
  expect(Object.keys(loadProfile("stage", folder).calendars)).toEqual(["office"]);
  const both = [
    { stages, to: "2026-03-01" },
    { stages: version?.stages, from: "2026-03-01", calendar: "unasked" },
  ];
  writeProfile("versions", { ...profile, mechanisms: [{ mechanism: { ...head, versions: both } }] });
  expect(Object.keys(loadProfile("versions", folder).calendars).toSorted()).toEqual(["office", "unasked"]);
});

test("what a profile says of a calendar goes before its file", () => {
  const own = {
    office: { assumed: true, knownUntil: "2030-12-31", overrides: { "2027-01-01": "work", "2027-01-02": "off" } },
  };
  writeProfile("own", withMechanism({ calendar: "office" }, { calendars: own }));
  expect(loadProfile("own", folder).calendars.office).toMatchObject({
    assumed: true,
    weekdays: OFFICE.weekdays,
    knownUntil: "2030-12-31",
    overrides: { "2026-10-10": "off", "2027-01-01": "work", "2027-01-02": "off" },
  });
  writeProfile(
    "whole",
    withMechanism({ calendar: "here" }, { calendars: { here: { ...OFFICE, id: "here", holidays: null } } }),
  );
  expect(loadProfile("whole", folder).calendars.here).toMatchObject({ days: {}, knownUntil: null });
});

test("says in one line which calendar is missing or wrong, and where", () => {
  writeProfile("lunch", withMechanism({ calendar: "lunch" }));
  expect(complaint("lunch")).toBe(
    "/profiles/lunch.json: mechanisms[0].mechanism.calendar: cannot read /calendars/lunch.json",
  );
  writeProfile("sly-calendar", withMechanism({ calendar: "../office" }));
  expect(complaint("sly-calendar")).toBe(
    '/profiles/sly-calendar.json: mechanisms[0].mechanism.calendar: "../office" is not an id',
  );
  writeFileSync(
    join(folder, "calendars", "late.json"),
    JSON.stringify({ ...OFFICE, id: "late", hours: [["17:00", "9:00"]] }),
  );
  writeProfile("late", withMechanism({ calendar: "late" }));
  expect(complaint("late")).toBe("/profiles/late.json: calendars.late.hours[0][1]: must be hh:mm, 24:00 at most");
  // What a profile says of a calendar may not leave it without any working time.
  for (const field of ["weekdays", "hours"]) {
    writeProfile("never", withMechanism({ calendar: "office" }, { calendars: { office: { [field]: [] } } }));
    expect(complaint("never")).toBe(
      `/profiles/never.json: calendars.office.${field}: expected at least 1 entries, found 0`,
    );
  }
  writeProfile("half", withMechanism({}, { calendars: { half: { id: "half", name: OFFICE.name, weekdays: [1] } } }));
  expect(complaint("half")).toBe("/profiles/half.json: calendars.half.hours: is missing");
  writeProfile("list", withMechanism({}, { calendars: [OFFICE] }));
  expect(complaint("list")).toBe("/profiles/list.json: calendars: expected an object, found a list");
});

test("a mechanism with one version may have its fields at the top, and none of them goes unread", () => {
  const warnings: string[] = [];
  writeProfile("top", withMechanism({ to: "2030-01-01", lunch: true }));
  loadProfile("top", folder, (line) => warnings.push(line.replaceAll(folder, "")));
  expect(warnings).toEqual(["/profiles/top.json: mechanisms[0].mechanism.lunch: not a field of a profile, ignored"]);
});
