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
