import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import type { CommandLine } from "./command-line.ts";
import { DAY } from "../src/shared/units.ts";
import { type LoadedSource, loadSource } from "./load-source.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const folders = { publicDir: here("../public"), recordingsDir: here("./recordings") };
const NOW = Date.parse("2026-11-20T06:32:08Z");
const scratch = mkdtempSync(join(tmpdir(), "tidewatch-"));
afterAll(() => rmSync(scratch, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(scratch, name);
  writeFileSync(path, text);
  return path;
}

function load(options: Partial<CommandLine>): Promise<LoadedSource> {
  return loadSource(
    {
      port: 0,
      host: "127.0.0.1",
      profile: undefined,
      seed: 1,
      recording: undefined,
      mapping: undefined,
      speed: undefined,
      from: undefined,
      loop: false,
      ...options,
    },
    folders,
    NOW,
  );
}

describe("loadSource", () => {
  it("simulates Xintang from now on when nothing is asked for", async () => {
    const { profile, source, complaints } = await load({});
    expect(profile.id).toBe("xintang");
    expect(complaints).toEqual([]);
    expect(source.clock(NOW + 3_000)).toEqual({ serverTime: NOW + 3_000, streamTime: NOW + 3_000, rate: 1 });
  });

  it("passes on what the profile says that means nothing", async () => {
    const shipped: object = JSON.parse(readFileSync(join(folders.publicDir, "profiles", "xintang.json"), "utf8"));
    const profile = file("street.json", JSON.stringify({ ...shipped, tideguard: 120 }));
    const { complaints } = await load({ profile });
    expect(complaints).toEqual([`${profile}: tideguard: not a field of a profile, ignored`]);
  });

  it("simulates from a wall time of the street", async () => {
    const { source } = await load({ from: "2026-11-20T14:32:08", speed: 8 });
    expect(source.clock(0)).toEqual({ serverTime: 0, streamTime: NOW, rate: 8 });
  });

  it("plays the shipped recording at 60 times under its own profile", async () => {
    const { profile, source, complaints } = await load({ recording: "sf-fire" });
    expect(profile.id).toBe("sf-fire");
    expect(complaints).toEqual([]);
    expect(source.clock(NOW)).toEqual({ serverTime: NOW, streamTime: Date.parse("2016-12-31T08:01:04Z"), rate: 60 });
  });

  it("takes the mapping that stands beside a CSV", async () => {
    const header = "Call Number,Call Type,Address,Priority,Neighborhood  District,Location,Unit ID";
    const times = "Received DtTm,Dispatch DtTm,On Scene DtTm,Available DtTm";
    const csv = file(
      "one.csv",
      `${header},${times}\n1,Alarms,1 Pier,3,Mission,"(37.76, -122.42)",E1,01/01/2017 01:00:00 AM,,,\n`,
    );
    copyFileSync(here("./recordings/sf-fire.mapping.json"), join(scratch, "one.mapping.json"));
    const { source } = await load({ recording: csv, speed: "max" });
    source.open(NOW);
    expect(source.due(NOW)).toMatchObject([{ kind: "reported", category: "alarm", region: "sf-mission" }]);
  });

  it("gives a recording a window that holds it whole, and due dates a mechanism", async () => {
    const stages = {
      reported: { column: "opened", take: "first" },
      closed: { column: "closed", take: "last", deadline: "due", met: { column: "ok", yes: "Y", no: "N" } },
    };
    const rest = { category: { default: "service" }, region: { default: "sf" }, port: { default: "dispatch-center" } };
    const csv = file(
      "year.csv",
      "id,opened,closed,due,ok\n1,2026-01-01,2026-01-02,2026-01-03,Y\n2,2026-10-01,,2026-10-20,N\n",
    );
    file(
      "year.mapping.json",
      JSON.stringify({
        ...{ profile: "sf-fire", zone: "UTC", timeFormat: "YYYY-MM-DD", asOf: "2026-12-01T00:00" },
        ...{ incident: "id", title: "{id}", brain: { default: "fire-department" }, ...rest, stages },
      }),
    );
    const { profile, source, recording } = await load({ recording: csv, speed: "max" });
    expect(profile.mechanisms.map(({ mechanism }) => mechanism.id)).toEqual(["due", "sf"]);
    expect(profile.windowMs).toBe(336 * DAY);
    expect(recording).toMatchObject({ rows: 2, end: Date.parse("2026-12-01T00:00Z"), zone: "UTC" });
    expect(recording?.logBounds.windowMs).toBeGreaterThan(profile.windowMs);
    source.open(NOW);
    expect(source.due(NOW).map((event) => (event.kind === "reported" ? event.deadlines : null))).toEqual([
      { closed: Date.parse("2026-01-03T00:00Z") },
      null,
      { closed: Date.parse("2026-10-20T00:00Z") },
    ]);
    expect(source.clock(NOW).streamTime).toBe(Date.parse("2026-12-01T00:00Z"));
  });

  it("says when the mapping's extract is older than its last events", async () => {
    const raw = JSON.parse(readFileSync(join(folders.recordingsDir, "work-orders.mapping.json"), "utf8")) as object;
    const mapping = file("older.json", JSON.stringify({ ...raw, asOf: "2026-03-05T00:00" }));
    const { complaints } = await load({ recording: "work-orders", mapping });
    expect(complaints).toEqual(["older.json: asOf: 3 events are later, the last at 2026-03-05T07:00:00.000Z"]);
  });

  it.each<[string, () => Partial<CommandLine>, string]>([
    ["a profile that is not there", () => ({ profile: "nowhere" }), "profile nowhere: cannot read"],
    [
      "a profile without a simulation",
      () => ({ profile: "sf-fire" }),
      "profile sf-fire has no simulation: it can only play recordings",
    ],
    [
      "a recording that is not there",
      () => ({ recording: "nothing" }),
      "--recording: there is no file nothing and no shipped recording of that name",
    ],
    ["a CSV without a mapping", () => ({ recording: file("a.csv", "id\n1\n") }), "--mapping: cannot read"],
    [
      "a mapping that is not JSON",
      () => ({ recording: file("b.csv", "id\n1\n"), mapping: file("b.json", "{") }),
      "b.json is not JSON",
    ],
    [
      "another street's profile",
      () => ({ recording: "sf-fire", profile: "xintang" }),
      '"medical" is not in profile xintang',
    ],
    [
      "a time that is none",
      () => ({ recording: "sf-fire", from: "yesterday" }),
      '--from: "yesterday" is neither an instant nor a wall time',
    ],
    ["a loop without a recording", () => ({ loop: true }), "--loop needs --recording"],
    ["a mapping without a recording", () => ({ mapping: "x.json" }), "--mapping needs --recording"],
    ["an audit without a recording", () => ({ audit: "out.csv" }), "--audit needs --recording"],
    [
      "an audit of nothing published",
      () => ({ recording: "sf-fire", audit: "out.csv" }),
      "--audit: sf-fire.mapping.json names no published verdict: stages.closed.met is missing",
    ],
    [
      "an audit over the recording itself",
      () => ({ recording: "work-orders", audit: join(folders.recordingsDir, "work-orders.csv") }),
      "--audit: would write over ",
    ],
    ["a simulation at full speed", () => ({ speed: "max" }), "--speed max needs --recording"],
  ])("refuses %s in a line that says so", async (_, options, line) => {
    await expect(load(options())).rejects.toThrow(line);
  });
});
