import { describe, expect, test } from "vitest";
import { DAY } from "../shared/units.ts";
import { limitFor, type Mechanism, mechanismSchema, type StageLimit, versionAt, versionSpans } from "./mechanism.ts";

type Fields = Readonly<Record<string, unknown>>;

const WORD = { zh: "段", en: "Stage" };
const stage = (name: string, fields: Fields = {}): Fields => ({ stage: name, name: WORD, limit: 1_000, ...fields });
const HEAD = { id: "m", name: WORD, status: "assumed", source: "a test" };
const parse = (fields: Fields): Mechanism => mechanismSchema.parse({ ...HEAD, ...fields });

/** `path: message` of every fault of a mechanism with one version. */
function faults(stages: readonly Fields[], version: Fields = {}): string[] {
  const issues = mechanismSchema.safeParse({ ...HEAD, versions: [{ ...version, stages }] }).error?.issues ?? [];
  return issues.map(({ path, message }) => `${path.slice(2).join(".")}: ${message}`);
}

describe("refused, by name", () => {
  test("stages out of the order of the lifecycle, or twice", () => {
    const named = (...names: string[]): readonly Fields[] => names.map((name) => stage(name));
    expect(faults(named("triaged", "dispatched", "contacted", "arrived"))).toEqual([]);
    expect(faults(named("signed", "arrived", "dispatched", "closed"))).toEqual([
      "stages.2.stage: dispatched must come after the stage before it, in the order reported → triaged → signed → dispatched → contacted → arrived → reinforced → closed",
    ]);
    expect(faults(named("signed", "dispatched", "signed"))).toEqual(["stages.2.stage: signed is limited twice"]);
    expect(faults(named("reported"))).toHaveLength(1);
    expect(faults(named("finished"))).toHaveLength(1);
  });

  test("a clock that counts from itself, from a later stage, or from one the version has not", () => {
    const chain = (...origins: readonly (readonly [string, string])[]): string[] =>
      faults(origins.map(([name, from]) => stage(name, { from })));
    expect(chain(["signed", "signed"])).toEqual(["stages.0.from: counts from itself: signed → signed"]);
    expect(chain(["signed", "dispatched"], ["dispatched", "previous"])).toEqual([
      "stages.0.from: counts from itself: signed → dispatched → signed",
    ]);
    expect(chain(["signed", "arrived"], ["dispatched", "signed"], ["arrived", "previous"])).toEqual([
      "stages.0.from: counts from itself: signed → arrived → dispatched → signed",
      "stages.1.from: counts from itself: dispatched → signed → arrived → dispatched",
    ]);
    expect(chain(["signed", "dispatched"], ["dispatched", "reported"])).toEqual([
      "stages.0.from: dispatched comes after signed",
    ]);
    expect(chain(["signed", "reported"], ["closed", "arrived"])).toEqual([
      "stages.1.from: arrived is not a stage of this version",
    ]);
    expect(chain(["signed", "birth"])).toHaveLength(1);
    expect(chain(["signed", "previous"], ["dispatched", "previous"], ["closed", "signed"])).toEqual([]);
  });

  test("limits of nothing, in all their forms, and longer than ten years", () => {
    const limited = (fields: Fields): number => faults([stage("signed", fields)]).length;
    expect(limited({ limit: null })).toBe(0);
    for (const none of [0, -1, 0.5, undefined, 4_000 * DAY]) {
      expect(limited({ limit: none })).toBe(1);
      expect(limited({ limitBySeverity: { "1": none } })).toBe(1);
      expect(limited({ limitByMode: { surge: none } })).toBe(1);
      expect(limited({ limitByCategory: { fire: none } })).toBe(1);
    }
  });

  test("severities, modes, causes and turns nobody knows", () => {
    expect(faults([stage("signed", { limitBySeverity: { "5": 1 } })])).toHaveLength(1);
    expect(faults([stage("signed", { limitByMode: { war: 1 } })])).toHaveLength(1);
    expect(faults([stage("signed")], { pauses: ["lunch"] })).toHaveLength(1);
    expect(faults([stage("signed")], { on: { returned: "pause" } })).toHaveLength(1);
  });

  test("beginnings that are no date and no instant with an offset", () => {
    for (const from of ["2026-02-30", "March", "2026-03-01T08:00", "2026-3-1", ""]) {
      expect(faults([stage("signed")], { from })).toEqual([
        "from: must be a date (2026-03-01) or an instant with an offset (2026-03-01T08:00+08:00)",
      ]);
    }
    for (const from of [null, "2026-03-01", "2026-03-01T08:00+08:00", "2026-03-01T00:00:00Z"])
      expect(faults([stage("signed")], { from })).toEqual([]);
  });
});

describe("reading", () => {
  test("fields at the top are those of the only version", () => {
    const version = { from: "2026-03-01", on: { returned: "restart" }, stages: [stage("signed")] };
    expect(parse(version)).toEqual(parse({ versions: [version] }));
  });

  test("what is left out is filled in, and what was read is read again the same", () => {
    const mechanism = parse({ stages: [stage("signed")] });
    expect(mechanism.versions).toMatchObject([
      {
        from: null,
        to: null,
        calendar: null,
        pauses: ["suspended", "resident"],
        on: { returned: "continue", escalated: "continue", handedOver: "continue", reopened: "continue" },
      },
    ]);
    expect(mechanismSchema.parse(JSON.parse(JSON.stringify(mechanism)))).toEqual(mechanism);
  });

  test("a version ends where the next begins, unless it says otherwise", () => {
    const stages = [stage("signed")];
    const ends = (...versions: Fields[]): (string | null)[] =>
      parse({ versions: versions.map((version) => ({ ...version, stages })) }).versions.map(({ to }) => to);
    expect(ends({}, { from: "2026-03-01" }, { from: "2026-06-01" })).toEqual(["2026-03-01", "2026-06-01", null]);
    expect(ends({ to: "2026-02-01" }, { from: "2026-03-01" })).toEqual(["2026-02-01", null]);
  });

  test("a stage runs by its version's calendar, by its own, or around the clock", () => {
    const calendars = parse({
      calendar: "office",
      stages: [stage("signed"), stage("dispatched", { calendar: "night" }), stage("closed", { calendar: null })],
    }).versions[0]?.stages.map(({ calendar }) => calendar);
    expect(calendars).toEqual(["office", "night", null]);
  });
});

describe("versions in time", () => {
  const stages = [stage("signed")];
  const mechanism = parse({
    versions: [
      { to: "2026-02-01", stages },
      { from: "2026-03-01", stages },
      { from: "2026-03-29T12:00:00+02:00", stages },
    ],
  });
  const indexAt = (text: string, zone: string): number => {
    const version = versionAt(mechanism, Date.parse(text), zone);
    return version === null ? -1 : mechanism.versions.indexOf(version);
  };

  test("a date is midnight of the zone, an instant is itself; the end is not within", () => {
    expect(indexAt("2026-01-31T23:59:59.999+08:00", "Asia/Shanghai")).toBe(0);
    expect(indexAt("2026-02-01T00:00:00+08:00", "Asia/Shanghai")).toBe(-1);
    expect(indexAt("2026-02-28T23:59:59.999+08:00", "Asia/Shanghai")).toBe(-1);
    expect(indexAt("2026-03-01T00:00:00+08:00", "Asia/Shanghai")).toBe(1);
    expect(indexAt("2026-03-01T00:00:00+08:00", "America/Los_Angeles")).toBe(-1);
    expect(indexAt("2026-03-29T09:59:59.999Z", "Asia/Shanghai")).toBe(1);
    expect(indexAt("2026-03-29T10:00:00Z", "America/Los_Angeles")).toBe(2);
    expect(indexAt("2999-01-01T00:00:00Z", "Asia/Shanghai")).toBe(2);
  });

  test("spans meet where one version follows the other", () => {
    const spans = versionSpans(mechanism, "Asia/Shanghai");
    expect(spans.map(({ from, to }) => [from, to])).toEqual([
      [Number.NEGATIVE_INFINITY, Date.parse("2026-02-01T00:00+08:00")],
      [Date.parse("2026-03-01T00:00+08:00"), Date.parse("2026-03-29T10:00Z")],
      [Date.parse("2026-03-29T10:00Z"), Number.POSITIVE_INFINITY],
    ]);
  });
});

test("the category's limit goes before the severity's, and the mode only tightens", () => {
  const read = (fields: Fields): StageLimit => {
    const [limit] = parse({ stages: [stage("signed", fields)] }).versions[0]?.stages ?? [];
    if (limit === undefined) throw new Error("one stage was written");
    return limit;
  };
  const fire = { category: "fire", severity: 1 } as const;
  const dispute = { category: "dispute", severity: 3 } as const;
  const limit = read({
    limitBySeverity: { "1": 500 },
    limitByCategory: { fire: 800 },
    limitByMode: { surge: 600, peace: 2_000 },
  });
  expect(limitFor(limit, fire, "peace")).toBe(800);
  expect(limitFor(limit, fire, "surge")).toBe(600);
  expect(limitFor(limit, { ...dispute, severity: 1 }, "surge")).toBe(500);
  expect(limitFor(limit, dispute, "peace")).toBe(1_000);
  expect(limitFor(limit, dispute, "surge")).toBe(600);
  expect(limitFor(limit, { ...dispute, category: "constructor" }, "peace")).toBe(1_000);
  const own = read({ limit: null, limitBySeverity: { "1": 500 }, limitByMode: { surge: 600 } });
  expect(limitFor(own, dispute, "surge")).toBeNull();
  expect(limitFor(own, fire, "surge")).toBe(500);
});
