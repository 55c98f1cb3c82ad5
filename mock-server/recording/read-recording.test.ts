import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IncidentEvent } from "../../src/domain/event.ts";
import { smallStreet, smallStreetShapes } from "../simulation/small-street.ts";
import { type Mapping, parseMapping, RecordingError } from "./mapping.ts";
import { type Recording, readRecording } from "./read-recording.ts";

const profile = smallStreet();
const HEADER = "id,what,grade,where,lat,lon,got,sent,there,done";

function mapping(change: Record<string, unknown> = {}): Mapping {
  return parseMapping(
    {
      profile: "small-street",
      zone: "Asia/Shanghai",
      timeFormat: "YYYY-MM-DD HH:mm:ss",
      incident: "id",
      title: "{what}",
      place: "{where}",
      category: { column: "what", values: { fight: "security", quarrel: "dispute" } },
      severity: { column: "grade", values: { A: 1, B: 3 }, default: 4 },
      region: { byPosition: true, default: "street" },
      position: { latitude: "lat", longitude: "lon" },
      port: { default: "hotline" },
      brain: { default: "police" },
      stages: {
        reported: { column: "got", take: "first" },
        dispatched: { column: "sent", take: "first" },
        arrived: { column: "there", take: "first" },
        closed: { column: "done", take: "last" },
      },
      ...change,
    },
    "my.mapping.json",
  );
}

function read(lines: readonly string[], change: Record<string, unknown> = {}): Promise<Recording> {
  async function* bytes(): AsyncGenerator<Buffer> {
    // Cut in the middle of characters and rows, as a file stream may.
    const all = Buffer.from(lines.join("\n"));
    for (let from = 0; from < all.length; from += 37) yield all.subarray(from, from + 37);
  }
  return readRecording(bytes(), {
    mapping: mapping(change),
    mappingName: "my.mapping.json",
    csvName: "my.csv",
    profile,
    shapes: smallStreetShapes,
  });
}

const day = (clock: string): string => `2026-11-20 ${clock}`;
const at = (clock: string): number => Date.parse(`2026-11-20T${clock}+08:00`);
const row = (...cells: string[]): string => cells.join(",");

describe("readRecording", () => {
  it("gathers the rows of an incident: the first dispatch, the first arrival, the last close", async () => {
    const { events, rows, incidents } = await read([
      HEADER,
      row(
        "7",
        "fight",
        "A",
        "东门",
        "30.125",
        "120.305",
        day("10:00:00"),
        day("10:02:00"),
        day("10:09:00"),
        day("10:30:00"),
      ),
      row("7", "fight", "A", "东门", "30.125", "120.305", day("10:00:00"), day("10:01:00"), "", day("10:10:00")),
      row(
        "7",
        "fight",
        "A",
        "东门",
        "30.125",
        "120.305",
        day("10:00:00"),
        day("10:03:00"),
        day("10:06:00"),
        day("10:40:00"),
      ),
    ]);
    expect({ rows, incidents }).toEqual({ rows: 3, incidents: 1 });
    expect(events).toEqual([
      {
        kind: "reported",
        incident: "7",
        revision: 1,
        at: at("10:00:00"),
        category: "security",
        severity: 1,
        port: "hotline",
        region: "village-1",
        position: { longitude: 120.305, latitude: 30.125 },
        title: "fight",
        place: "东门",
        brain: "police",
        contact: null,
      },
      { kind: "stage", incident: "7", revision: 2, at: at("10:01:00"), stage: "dispatched", unit: null },
      { kind: "stage", incident: "7", revision: 3, at: at("10:06:00"), stage: "arrived", unit: null },
      { kind: "closed", incident: "7", revision: 4, at: at("10:40:00"), tier: null },
    ]);
  });

  it("keeps the lifecycle's order among stages of one instant, and the report first whatever the clocks say", async () => {
    const { events } = await read([
      HEADER,
      row("1", "fight", "B", "", "", "", day("10:05:00"), day("10:00:00"), day("10:00:00"), day("10:00:00")),
    ]);
    const byRevision = [...events].sort((left, right) => left.revision - right.revision);
    expect(byRevision.map((event) => (event.kind === "stage" ? event.stage : event.kind))).toEqual([
      "reported",
      "dispatched",
      "arrived",
      "closed",
    ]);
  });

  it("leaves bad rows out, names the first five, counts all, and goes on", async () => {
    const good = row("1", "fight", "B", "", "", "", day("10:00:00"), "", "", "");
    const { complaints, badRows, incidents } = await read([
      HEADER,
      good,
      row("2", "fight", "B", "", "", "", "yesterday", "", "", ""),
      row("3", "flood", "B", "", "", "", day("10:00:00"), "", "", ""),
      row("", "fight", "B", "", "", "", day("10:00:00"), "", "", ""),
      row("5", "fight", "B", "", "120.3", "30.1", day("10:00:00"), "", "", ""),
      "6,fight",
      row("7", "fight", "B", "", "here", "there", day("10:00:00"), "", "", ""),
      row("8", "fight", "B", "", "", "", "", day("10:00:00"), "", ""),
    ]);
    expect({ badRows, incidents }).toEqual({ badRows: 6, incidents: 1 });
    expect(complaints).toEqual([
      'my.csv: row 3: column "got": "yesterday" is not a time written YYYY-MM-DD HH:mm:ss',
      'my.csv: row 4: column "what": "flood" is no category the mapping or the profile knows',
      'my.csv: row 5: column "id": "" is empty',
      'my.csv: row 6: column "lat": "120.3, 30.1" is not on earth: latitude −90 to 90 comes first, longitude −180 to 180 second',
      "my.csv: row 7: 2 cells where the header has 10",
      "my.csv: 6 of 8 rows left out",
      'my.csv: 1 incidents left out, no row says when they were reported (column "got"), the first is 8',
    ]);
  });

  it("takes a word that is an id already, falls back to the default, and knows no prototype", async () => {
    const lines = [
      HEADER,
      ...["dispute", "flood", "constructor"].map((word, index) =>
        row(`${index}`, word, "", "", "", "", day("10:00:00"), "", "", ""),
      ),
    ];
    const { events } = await read(lines, { category: { column: "what", default: "security" } });
    expect(events.map((event) => (event.kind === "reported" ? event.category : null))).toEqual([
      "dispute",
      "security",
      "security",
    ]);
    const mapped = await read(lines, {
      category: { column: "what", values: { dispute: "dispute" }, default: "security" },
    });
    expect(mapped.events.map((event) => (event.kind === "reported" ? event.category : null))).toEqual([
      "dispute",
      "security",
      "security",
    ]);
  });

  it.each<[string, readonly string[], Record<string, unknown>, string]>([
    [
      "a column that is not there",
      ["id,what", "1,fight"],
      {},
      'my.mapping.json: severity.column: "grade" is not a column of my.csv',
    ],
    [
      "a category the profile has not",
      [HEADER],
      { category: { default: "noise" } },
      'my.mapping.json: category.default: "noise" is not in profile small-street',
    ],
    [
      "a region the profile has not",
      [HEADER],
      { region: { column: "where", values: { x: "moon" } } },
      'my.mapping.json: region.values["x"]: "moon" is not in profile small-street',
    ],
    ["an empty file", [], {}, "my.csv: is empty"],
    ["a header and nothing else", [HEADER], {}, "my.csv: no event in it"],
    ["a quote that never ends", [HEADER, '1,"fight'], {}, "my.csv: "],
  ])("%s stops it in one clear line", async (_, lines, change, line) => {
    const failure = await read(lines, change).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RecordingError);
    expect((failure as Error).message).toContain(line);
  });

  it("reads a header with a byte-order mark, quoted commas, and Windows line ends", async () => {
    const { events } = await read([`\uFEFF${HEADER}\r`, `1,fight,A,"东门, 南",,,${day("10:00:00")},,,\r`]);
    expect(events[0]).toMatchObject({ kind: "reported", place: "东门, 南" });
  });

  it("orders any rows by instant, with revisions that follow the instants of each incident", async () => {
    const clock = fc
      .integer({ min: 0, max: 86_399 })
      .map((second) => day(new Date(second * 1_000).toISOString().slice(11, 19)));
    const cell = fc.option(clock, { nil: "" });
    const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), clock, cell, cell, cell), {
      minLength: 1,
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(rows, async (list) => {
        const { events, badRows } = await read([
          HEADER,
          ...list.map(([id, ...times]) => row(`${id}`, "fight", "B", "", "", "", ...times)),
        ]);
        expect(badRows).toBe(0);
        expect(events.map((event) => event.at)).toEqual(
          events.map((event) => event.at).sort((left, right) => left - right),
        );
        const lives = new Map<string, IncidentEvent[]>();
        for (const event of events) lives.set(event.incident, [...(lives.get(event.incident) ?? []), event]);
        expect(lives.size).toBe(new Set(list.map(([id]) => id)).size);
        for (const life of lives.values()) {
          life.sort((left, right) => left.revision - right.revision);
          expect(life.map((event) => event.revision)).toEqual(life.map((_, index) => index + 1));
          expect(life[0]?.kind).toBe("reported");
          const later = life.slice(1).map((event) => event.at);
          expect(later).toEqual([...later].sort((left, right) => left - right));
        }
      }),
      { seed: 42, numRuns: 60 },
    );
  });
});
