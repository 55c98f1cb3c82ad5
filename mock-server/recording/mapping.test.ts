import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { columnsOf, parseMapping, RecordingError, templateColumns } from "./mapping.ts";

const shipped = readFileSync(new URL("../recordings/sf-fire.mapping.json", import.meta.url), "utf8");

type Json = Record<string, unknown>;

/** The shipped mapping with one thing changed. */
function changed(change: (json: Json) => void): unknown {
  const json = JSON.parse(shipped) as Json;
  change(json);
  return json;
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

it("finds the columns of a template", () => {
  expect(templateColumns("{Call Type} at {Address}, {}")).toEqual(["Call Type", "Address"]);
});
