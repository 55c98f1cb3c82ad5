import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyEvent } from "../../test/fixtures/wire-arbitrary.ts";
import { makeProfile } from "../../test/fixtures/profile.ts";
import { STAGES } from "../../src/domain/lifecycle.ts";
import { encodeEvent } from "../../src/protocol/encode.ts";
import { type BareContext, isNamedFields, type NamedFields, toTuple } from "./bare-event.ts";
import { EVENT_FIELDS } from "./event-fields.ts";

const NOW = Date.UTC(2026, 10, 22, 3);
const CONTEXT: BareContext = { profile: makeProfile(), port: "p110", datum: "wgs84", now: NOW };
const REPORT = { incident: "A", category: "fire", severity: 2, title: "烟" };

/** The tuple's fields by the names the documentation gives them. */
function byName(tuple: readonly unknown[]): NamedFields {
  const fields = EVENT_FIELDS.get(String(tuple[1])) ?? [];
  return Object.fromEntries(tuple.slice(2).map((value, place) => [fields[place]?.name ?? "", value]));
}

const INSTANTS: ReadonlySet<string> = new Set(STAGES);

/** Instants as a person writes them. */
function written(fields: NamedFields): NamedFields {
  const write = (name: string, value: unknown): unknown => {
    if (isNamedFields(value)) return written(value);
    const isInstant = typeof value === "number" && (name === "at" || INSTANTS.has(name));
    return isInstant ? new Date(value).toISOString() : value;
  };
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, write(name, value)]));
}

describe("an event by its named fields", () => {
  test("is the same event, whether instants are numbers or text", () => {
    fc.assert(
      fc.property(anyEvent, fc.boolean(), (event, isWritten) => {
        const tuple: readonly unknown[] = encodeEvent(event, 0);
        const fields = isWritten ? written(byName(tuple)) : byName(tuple);
        const { value } = toTuple(event.kind, fields, CONTEXT);
        // An optional last field may be there as undefined.
        expect(value?.filter((field) => field !== undefined)).toEqual([...tuple]);
      }),
      { seed: 20_261_122, numRuns: 500 },
    );
  });

  test("what a report leaves out is filled in", () => {
    expect(toTuple("reported", REPORT, CONTEXT).value?.slice(0, 15)).toEqual([
      0,
      "reported",
      "A",
      1,
      NOW,
      "fire",
      2,
      "p110",
      "street",
      null,
      null,
      "烟",
      "",
      "governance",
      null,
    ]);
  });

  test("of other kinds only the instant and what may be null is", () => {
    expect(toTuple("stage", { incident: "A", stage: "signed" }, CONTEXT).value).toEqual([
      0,
      "stage",
      "A",
      1,
      NOW,
      "signed",
      null,
    ]);
    expect(toTuple("returned", { incident: "A" }, CONTEXT).value).toEqual([0, "returned", "A", 1, NOW, undefined]);
    expect(toTuple("teleported", {}, CONTEXT).value).toEqual([0, "teleported"]);
  });

  test("takes no field an object inherits", () => {
    const polluting: unknown = JSON.parse(
      '{"__proto__":{"title":"evil"},"incident":"A","category":"fire","severity":2}',
    );
    expect(isNamedFields(polluting) && toTuple("reported", polluting, CONTEXT).value?.[11]).toBeUndefined();
    expect(toTuple("toString", {}, CONTEXT).value).toEqual([0, "toString"]);
  });

  test("half a position names the missing half", () => {
    expect(toTuple("reported", { ...REPORT, longitude: 120 }, CONTEXT).fault).toMatchObject({ field: "latitude" });
    expect(toTuple("reported", { ...REPORT, latitude: 30 }, CONTEXT).fault).toMatchObject({ field: "longitude" });
  });
});

describe("coordinates of a port in GCJ-02", () => {
  const gcj: BareContext = { ...CONTEXT, datum: "gcj02" };
  const near = (longitude: number): unknown => expect.closeTo(longitude, 4);

  test("are brought to WGS-84 in reports, fixes and corrections", () => {
    const position = { longitude: 120.2344, latitude: 30.1677 };
    expect(toTuple("reported", { ...REPORT, ...position }, gcj).value?.slice(9, 11)).toEqual([
      near(120.22991),
      near(30.17015),
    ]);
    expect(toTuple("unitMoved", { unit: "u", ...position }, gcj).value?.slice(4, 6)).toEqual([
      near(120.22991),
      near(30.17015),
    ]);
    const amended = toTuple("amended", { incident: "A", patch: { position, title: "2026-01-01T00:00:00Z" } }, gcj);
    expect(amended.value?.[5]).toEqual({
      position: { longitude: near(120.22991), latitude: near(30.17015) },
      title: "2026-01-01T00:00:00Z",
    });
  });

  test("what is no place on the earth is left for the door", () => {
    expect(toTuple("reported", { ...REPORT, longitude: 1200, latitude: "30" }, gcj).value?.slice(9, 11)).toEqual([
      1200,
      "30",
    ]);
    expect(toTuple("amended", { incident: "A", patch: { position: null } }, gcj).value?.[5]).toEqual({
      position: null,
    });
  });
});
