import { describe, expect, it } from "vitest";
import { smallStreet, smallStreetShapes } from "../simulation/small-street.ts";
import { parseMapping } from "./mapping.ts";
import { type Recording, readRecording } from "./read-recording.ts";

const HEADER = "id,what,got,done,due,fine";

/** Reads rows below the header; `closed` changes what the mapping says of closes. */
function own(lines: readonly string[], closed: Record<string, unknown> = {}): Promise<Recording> {
  const mapping = parseMapping(
    {
      profile: "small-street",
      zone: "Asia/Shanghai",
      timeFormat: "YYYY-MM-DD HH:mm:ss",
      incident: "id",
      title: "{what}",
      category: { default: "security" },
      region: { default: "street" },
      port: { default: "hotline" },
      brain: { default: "police" },
      stages: {
        reported: { column: "got", take: "first" },
        closed: {
          column: "done",
          take: "last",
          deadline: "due",
          met: { column: "fine", yes: ["ON TIME"], no: ["OVERDUE"] },
          ...closed,
        },
      },
    },
    "my.mapping.json",
  );
  async function* text(): AsyncGenerator<string> {
    yield [HEADER, ...lines].join("\n");
  }
  return readRecording(text(), {
    mapping,
    mappingName: "my.mapping.json",
    csvName: "my.csv",
    profile: smallStreet(),
    shapes: smallStreetShapes,
  });
}

const day = (clock: string): string => `2026-11-20 ${clock}`;
const at = (clock: string): number => Date.parse(`2026-11-20T${clock}+08:00`);
const row = (...cells: string[]): string => cells.join(",");
const deadlines = ({ events }: Recording): unknown[] =>
  events.flatMap((event) => (event.kind === "reported" ? [event.deadlines] : []));

describe("deadlines of their own", () => {
  it("are carried by the report: an empty cell is none", async () => {
    const recording = await own([
      row("1", "fight", day("10:00:00"), day("11:00:00"), day("12:00:00"), "ON TIME"),
      row("2", "fight", day("10:01:00"), "", "", ""),
    ]);
    expect(deadlines(recording)).toEqual([{ closed: at("12:00:00") }, { closed: null }]);
    expect(recording.published).toEqual([
      { incident: "1", stage: "closed", row: 2, word: "ON TIME", met: true, reachedAt: at("11:00:00") },
      { incident: "2", stage: "closed", row: 3, word: "", met: null, reachedAt: null },
    ]);
    expect(recording.complaints).toEqual([]);
  });

  it("are those of an incident's first row that has one", async () => {
    const recording = await own([
      row("1", "fight", day("10:00:00"), "", "", ""),
      row("1", "fight", day("10:00:00"), "", day("12:00:00"), ""),
      row("1", "fight", day("10:00:00"), day("14:00:00"), day("13:00:00"), "OVERDUE"),
      row("1", "fight", day("10:00:00"), day("14:00:00"), day("13:00:00"), "ON TIME"),
    ]);
    expect(deadlines(recording)).toEqual([{ closed: at("12:00:00") }]);
    expect(recording.published).toMatchObject([{ row: 4, word: "OVERDUE", met: false }]);
  });

  it("that cannot be read are named and count as none; the row stands", async () => {
    const recording = await own([
      row("1", "fight", day("10:00:00"), "", "soon", "MAYBE"),
      ...Array.from({ length: 6 }, (_, index) => row(`x${index}`, "fight", day("10:00:00"), "", "?", "")),
    ]);
    expect(recording.incidents).toBe(7);
    expect(recording.badRows).toBe(0);
    expect(deadlines(recording)).toEqual(Array.from({ length: 7 }, () => ({ closed: null })));
    expect(recording.complaints[0]).toBe(
      'my.csv: row 2: column "due": "soon" is not a time written YYYY-MM-DD HH:mm:ss: no deadline',
    );
    expect(recording.complaints[1]).toBe(
      'my.csv: row 2: column "fine": "MAYBE" is neither a yes nor a no of the mapping',
    );
    expect(recording.complaints.slice(-2)).toEqual([
      "my.csv: 7 deadlines cannot be read and count as none",
      "my.csv: 1 published verdicts are neither yes nor no",
    ]);
    expect(recording.complaints.length).toBe(8);
  });

  it("may be written in another format", async () => {
    const recording = await own([row("1", "fight", day("10:00:00"), "", "20.11.2026 12:00", "")], {
      deadline: { column: "due", timeFormat: "DD.MM.YYYY HH:mm" },
    });
    expect(deadlines(recording)).toEqual([{ closed: at("12:00:00") }]);
  });

  it("are absent where the mapping names none", async () => {
    const recording = await own([row("1", "fight", day("10:00:00"), "", day("12:00:00"), "ON TIME")], {
      deadline: undefined,
    });
    expect(deadlines(recording)).toEqual([undefined]);
    expect(recording.published).toMatchObject([{ met: true }]);
  });
});
