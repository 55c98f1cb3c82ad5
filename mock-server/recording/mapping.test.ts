import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { columnsOf, extractedAt, parseMapping, RecordingError, templateColumns } from "./mapping.ts";

const shipped = readFileSync(new URL("../recordings/sf-fire.mapping.json", import.meta.url), "utf8");

type Json = Record<string, unknown>;

/** The shipped mapping with one thing changed. */
function changed(change: (json: Json) => void): unknown {
  const json = JSON.parse(shipped) as Json;
  change(json);
  return json;
}

function changeClosed(json: Json, rule: Json): void {
  Object.assign(json.stages as Json, { closed: { column: "Available DtTm", take: "last", ...rule } });
}

describe("parseMapping", () => {
  it("takes the shipped mapping", () => {
    const mapping = parseMapping(JSON.parse(shipped), "sf");
    expect(mapping.stages.closed).toEqual({ column: "Available DtTm", take: "last" });
    expect(columnsOf(mapping).map(({ column }) => column)).toContain("Neighborhood  District");
  });

  it.each<[string, (json: Json) => void, string]>([
    ["a zone nobody knows", (json) => Object.assign(json, { zone: "Moon/Tycho" }), "zone: is not a known time zone"],
    [
      "a format without a year",
      (json) => Object.assign(json, { timeFormat: "MM/DD hh:mm A" }),
      "timeFormat: has no YYYY",
    ],
    ["no incident column", (json) => delete json.incident, "incident: is missing"],
    ["a misspelt key", (json) => Object.assign(json, { catgory: {} }), '(root): Unrecognized key: "catgory"'],
    [
      "a stage that is none",
      (json) => Object.assign(json.stages as Json, { enroute: { column: "x", take: "first" } }),
      'stages: Unrecognized key: "enroute"',
    ],
    [
      "neither first nor last",
      (json) => Object.assign(json.stages as Json, { closed: { column: "x", take: "newest" } }),
      'stages.closed.take: expected first, last, found "newest"',
    ],
    ["no report", (json) => delete (json.stages as Json).reported, "stages.reported: must name a column for reported"],
    ["an empty category", (json) => Object.assign(json, { category: {} }), "category: needs a column or a default"],
    [
      "a region from nowhere",
      (json) => Object.assign(json, { region: {} }),
      "region: needs a column, a default, or byPosition",
    ],
    [
      "half a position",
      (json) => Object.assign(json, { position: { latitude: "lat" } }),
      "position: needs either column, or latitude and longitude",
    ],
    [
      "a datum that is none",
      (json) => Object.assign(json, { position: { column: "p", datum: "mars" } }),
      'position.datum: expected wgs84, gcj02, bd09, found "mars"',
    ],
    [
      "a severity of five",
      (json) => Object.assign(json, { severity: { default: 5 } }),
      "severity.default: expected at most 4, found 5",
    ],
    [
      "a deadline of the report",
      (json) =>
        Object.assign(json.stages as Json, { reported: { column: "Received DtTm", take: "first", deadline: "Due" } }),
      "stages.reported.deadline: a report has no deadline",
    ],
    [
      "a deadline written as nothing can be",
      (json) => changeClosed(json, { deadline: { column: "Due", timeFormat: "MM/DD" } }),
      "stages.closed.deadline.timeFormat: has no YYYY",
    ],
    [
      "a deadline's misspelt key",
      (json) => changeClosed(json, { deadline: { colum: "Due" } }),
      "stages.closed.deadline.column: is missing",
    ],
    [
      "a verdict without its words",
      (json) => changeClosed(json, { met: { column: "On Time?", yes: ["ON TIME"] } }),
      "stages.closed.met.no: is missing",
    ],
    [
      "a word that means both",
      (json) => changeClosed(json, { met: { column: "On Time?", yes: ["Y", "?"], no: ["N", "?"] } }),
      "stages.closed.met: has a word that means both yes and no",
    ],
    [
      "an extract taken at no time",
      (json) => Object.assign(json, { asOf: "in autumn" }),
      "asOf: is neither an instant nor a wall time like 2017-01-01T08:00",
    ],
    ["no mechanism at all", (json) => Object.assign(json, { mechanisms: [] }), "mechanisms: expected at least 1"],
    ["no object at all", () => undefined, "(root): expected an object"],
  ])("%s is named by its path", (name, change, line) => {
    const raw = name === "no object at all" ? [] : changed(change);
    expect(() => parseMapping(raw, "my.json")).toThrow(RecordingError);
    try {
      parseMapping(raw, "my.json");
    } catch (error) {
      expect((error as Error).message.split("\n")[0]).toContain(`my.json: ${line}`);
    }
  });

  it("names five faults and counts the rest", () => {
    const error = new RecordingError("a", "b", "c", "d", "e", "f", "g");
    expect(error.message.split("\n")).toEqual(["a", "b", "c", "d", "e", "and 2 more"]);
  });
});

it("takes a deadline and a verdict, a single column or word as it is", () => {
  const raw = changed((json) => {
    Object.assign(json, { asOf: "2017-01-05T08:00" });
    changeClosed(json, { deadline: "Due", met: { column: "On Time?", yes: "ON TIME", no: ["OVERDUE", "LATE"] } });
  });
  const mapping = parseMapping(raw, "sf");
  expect(mapping.stages.closed).toMatchObject({
    deadline: { column: "Due" },
    met: { column: "On Time?", yes: ["ON TIME"], no: ["OVERDUE", "LATE"] },
  });
  expect(columnsOf(mapping)).toContainEqual({ path: "stages.closed.deadline.column", column: "Due" });
  expect(columnsOf(mapping)).toContainEqual({ path: "stages.closed.met.column", column: "On Time?" });
  expect(extractedAt(mapping)).toBe(Date.parse("2017-01-05T08:00-08:00"));
  expect(extractedAt({ zone: mapping.zone })).toBeNull();
});

it("finds the columns of a template", () => {
  expect(templateColumns("{Call Type} at {Address}, {}")).toEqual(["Call Type", "Address"]);
});
