import { describe, expect, test } from "vitest";
import { formatPath, parseProfile, ProfileError, profileSchema } from "./profile.ts";

const word = (text: string): { zh: string; en: string } => ({ zh: text, en: text });

const MECHANISM = {
  id: "1310",
  name: word("1310"),
  status: "published",
  source: "a paper",
  stages: [{ stage: "signed", name: word("sign"), limit: 60_000 }],
};
const [STAGE] = MECHANISM.stages;
const CALENDAR = { id: "office", name: word("Office"), weekdays: [1, 2, 3, 4, 5], hours: [["09:00", "17:00"]] };

/** The least a profile needs, fresh for every test. */
function minimal(): Record<string, unknown> {
  return {
    id: "small",
    name: word("Small"),
    zone: "Asia/Shanghai",
    demonstration: true,
    regions: { id: "street", name: word("Street"), level: "street" },
    map: { bounds: [120, 30, 121, 31], regions: "geo/small.geojson", sketched: true, attribution: [] },
    categories: [{ id: "fire", name: word("Fire"), symbol: "triangle" }],
    brains: [{ id: "centre", name: word("Centre") }],
    ports: [{ id: "hotline", name: word("Hotline") }],
    mechanisms: [{ mechanism: MECHANISM }],
    scenes: [{ id: "overview" }],
  };
}

const SIMULATION = {
  incidentsPerDay: 100,
  hourWeights: Array.from({ length: 24 }, () => 1),
  weekdayWeights: [1, 1, 1, 1, 1, 1, 1],
  categoryWeights: { fire: 1 },
  portWeights: { hotline: 1 },
  stageDurations: { signed: { median: 20_000, sigma: 0.5 } },
  titles: { fire: ["{place} smoke"] },
  places: { "*": ["Gate"] },
};

/** The message for a minimal profile with some fields replaced; fails the test when it is accepted. */
function complaintOf(change: Record<string, unknown>): string {
  try {
    parseProfile({ ...minimal(), ...change }, "small.json");
  } catch (error) {
    if (error instanceof ProfileError) return error.message;
    throw error;
  }
  throw new Error("accepted");
}

test("fills in what a minimal profile leaves out", () => {
  const profile = parseProfile(minimal(), "small.json");
  expect(profile.windowMs).toBe(8 * 24 * 3_600_000);
  expect(profile.languages).toEqual(["zh", "en"]);
  expect(profile.map.basemap).toEqual({ kind: "geojson" });
  expect(profile.ports[0]).toMatchObject({ staleAfter: 60_000, downAfter: 900_000 });
  expect(profile.mechanisms[0]?.mechanism.versions[0]?.stages[0]).toMatchObject({
    from: "reported",
    target: null,
    assumed: false,
  });
  expect(profile.mechanisms[0]?.when).toEqual({});
  expect(profile.units).toEqual({ strength: null, kinds: [] });
  expect(profile.simulation).toBeNull();
});

test("what was read once is read again the same", () => {
  const profile = parseProfile({ ...minimal(), simulation: SIMULATION }, "small.json");
  expect(profileSchema.parse(JSON.parse(JSON.stringify(profile)))).toEqual(profile);
});

describe("one bad field gives one line with its path", () => {
  const [west, south, east, north] = [120, 30, 121, 31];
  const map = minimal().map as Record<string, unknown>;
  const port = { id: "hotline", name: word("Hotline") };
  const rule = (mechanism: Record<string, unknown>) => ({
    mechanisms: [{ mechanism: { ...MECHANISM, ...mechanism } }],
  });
  const versions = (...fields: readonly Record<string, unknown>[]) => ({
    mechanisms: [
      { mechanism: { ...MECHANISM, versions: fields.map((each) => ({ stages: MECHANISM.stages, ...each })) } },
    ],
  });
  const simulation = (change: Record<string, unknown>) => ({ simulation: { ...SIMULATION, ...change } });
  const cases: readonly (readonly [Record<string, unknown>, string])[] = [
    [{ id: undefined }, "id: is missing"],
    [{ id: "two words" }, 'id: "two words" does not fit /^[A-Za-z0-9_-]{1,40}$/'],
    [{ name: { zh: "小" } }, "name.en: is missing"],
    [{ name: { zh: "", en: "x" } }, "name.zh: expected at least 1 characters, found 0"],
    [{ name: "Small" }, 'name: expected an object, found "Small"'],
    [{ zone: "Asia/Hangzhou" }, "zone: is not a known time zone"],
    [{ demonstration: "yes" }, 'demonstration: expected true or false, found "yes"'],
    [{ windowMs: 3_600_000 }, "windowMs: expected at least 86400000, found 3600000"],
    [{ languages: ["fr"] }, 'languages[0]: expected zh, en, found "fr"'],
    [{ categories: [] }, "categories: expected at least 1 entries, found 0"],
    [
      { categories: [{ id: "fire", name: word("Fire"), symbol: "star" }] },
      'categories[0].symbol: expected hexagon, triangle, diamond, circle, square, house, found "star"',
    ],
    [{ regions: { id: "s", name: word("S") } }, "regions.level: is missing"],
    [
      {
        regions: { id: "s", name: word("S"), level: "street", children: [{ id: "v", name: word("V"), level: "town" }] },
      },
      'regions.children[0].level: expected district, street, community, grid, found "town"',
    ],
    [{ map: { ...map, bounds: [west, south, east] } }, "map.bounds: expected at least 4 entries, found 3"],
    [{ map: { ...map, bounds: [west, south, 12_000, north] } }, "map.bounds[2]: expected at most 180, found 12000"],
    [{ map: { ...map, bounds: [east, south, west, north] } }, "map.bounds: must be west, south, east, north"],
    [{ map: { ...map, basemap: { kind: "wms" } } }, "map.basemap.kind: expected geojson, pmtiles, xyz"],
    [{ map: { ...map, regions: "../secret" } }, 'map.regions: "../secret" does not fit /^[a-z0-9][A-Za-z0-9/_.-]*$/'],
    [{ ports: [{ ...port, staleAfter: "1m" }] }, 'ports[0].staleAfter: expected a number, found "1m"'],
    [{ ports: [{ ...port, staleAfter: 1.5 }] }, "ports[0].staleAfter: expected a whole number, found 1.5"],
    [{ ports: [{ ...port, staleAfter: 0 }] }, "ports[0].staleAfter: expected more than 0, found 0"],
    [{ ports: [{ ...port, staleAfter: 9e6 }] }, "ports[0].downAfter: must not be less than staleAfter"],
    [{ ports: [port, port] }, "ports: two entries share the id hotline"],
    [{ shifts: [{ name: word("Night"), from: "24:00" }] }, "shifts[0].from: must be hh:mm"],
    [{ scenes: [] }, "scenes: expected at least 1 entries, found 0"],
    [{ scenes: [{ id: "overview" }, { id: "overview" }] }, "scenes: two entries share the id overview"],
    [{ tideGuard: -1 }, "tideGuard: expected more than 0, found -1"],
    [{ mechanisms: [{ mechanism: "1310" }] }, 'mechanisms[0].mechanism: expected an object, found "1310"'],
    [
      { mechanisms: [{ mechanism: MECHANISM, when: { categories: ["flood"] } }] },
      "mechanisms[0].when.categories: flood is not one of the profile's categories",
    ],
    [
      { mechanisms: [{ mechanism: MECHANISM, when: { ports: ["fax"] } }] },
      "mechanisms[0].when.ports: fax is not one of the profile's ports",
    ],
    [
      { mechanisms: [{ mechanism: MECHANISM, when: { severities: [5] } }] },
      "mechanisms[0].when.severities[0]: expected at most 4, found 5",
    ],
    [
      { mechanisms: [{ mechanism: MECHANISM, when: { modes: ["war"] } }] },
      'mechanisms[0].when.modes[0]: expected peace, surge, found "war"',
    ],
    [
      rule({ stages: [{ ...STAGE, limit: 0 }] }),
      "mechanisms[0].mechanism.stages[0].limit: expected more than 0, found 0",
    ],
    [
      rule({ stages: [{ ...STAGE, limitBySeverity: { "5": 1 } }] }),
      'mechanisms[0].mechanism.stages[0].limitBySeverity: Unrecognized key: "5"',
    ],
    [
      rule({ stages: [{ ...STAGE, limitByMode: { war: 1 } }] }),
      'mechanisms[0].mechanism.stages[0].limitByMode: Unrecognized key: "war"',
    ],
    [
      rule({ stages: [{ ...STAGE, from: "birth" }] }),
      'mechanisms[0].mechanism.stages[0].from: expected previous, reported, triaged, signed, dispatched, contacted, arrived, reinforced, closed, found "birth"',
    ],
    [rule({ stages: undefined }), "mechanisms[0].mechanism.stages: is missing"],
    [rule({ versions: [] }), "mechanisms[0].mechanism.versions: expected at least 1 entries, found 0"],
    [rule({ calendar: "office" }), "mechanisms[0].mechanism.calendar: office is not one of the profile's calendars"],
    [
      versions({ calendar: "office" }),
      "mechanisms[0].mechanism.versions[0].calendar: office is not one of the profile's calendars",
    ],
    [
      versions({ stages: [{ ...STAGE, calendar: "office" }] }),
      "mechanisms[0].mechanism.versions[0].stages[0].calendar: office is not one of the profile's calendars",
    ],
    [
      versions({ stages: [{ ...STAGE, limitByCategory: { flood: 1 } }] }),
      "mechanisms[0].mechanism.versions[0].stages[0].limitByCategory: flood is not one of the profile's categories",
    ],
    [
      versions({ to: "2026-03-02" }, { from: "2026-03-01" }),
      "mechanisms[0].mechanism.versions[1].from: overlaps the version before it, which holds until 2026-03-02: begins at 2026-03-01",
    ],
    [
      versions({ to: null }, { from: "2026-03-01" }),
      "mechanisms[0].mechanism.versions[1].from: overlaps the version before it, which holds until the end of time: begins at 2026-03-01",
    ],
    [
      versions({ to: "2026-03-01" }, { from: "2026-02-28T23:59:59+08:00" }),
      "mechanisms[0].mechanism.versions[1].from: overlaps the version before it, which holds until 2026-03-01: begins at 2026-02-28T23:59:59+08:00",
    ],
    [
      versions({ from: "2026-03-01" }, { from: "2026-02-01" }),
      "mechanisms[0].mechanism.versions[1].from: 2026-02-01 is not after 2026-03-01, where the version before it begins",
    ],
    [
      versions({}, {}),
      "mechanisms[0].mechanism.versions[1].from: the beginning of time is not after the beginning of time, where the version before it begins",
    ],
    [
      versions({ from: "2026-06-01", to: "2026-07-01" }, { from: "2026-01-01", to: "2026-02-01" }),
      "mechanisms[0].mechanism.versions[1].from: 2026-01-01 is not after 2026-06-01, where the version before it begins",
    ],
    [
      versions({ from: "2026-03-01", to: "2026-03-01" }),
      "mechanisms[0].mechanism.versions[0].to: 2026-03-01 is not after 2026-03-01, where the version begins",
    ],
    [
      { calendars: { office: { ...CALENDAR, id: "other" } } },
      "calendars.office.id: must be office, the name it stands under",
    ],
    [{ calendars: { office: { ...CALENDAR, holidays: "us" } } }, 'calendars.office.holidays: expected cn, found "us"'],
    [rule({ stages: [] }), "mechanisms[0].mechanism.stages: expected at least 1 entries, found 0"],
    [
      rule({ stages: [{ stage: "signed", name: word("sign"), limit: 60_000, limitByCategory: { flood: 1 } }] }),
      "mechanisms[0].mechanism.stages[0].limitByCategory: flood is not one of the profile's categories",
    ],
    [simulation({ hourWeights: [1] }), "simulation.hourWeights: expected exactly 24 entries, found 1"],
    [
      simulation({ categoryWeights: { fire: 1, flood: 0 } }),
      "simulation.categoryWeights: flood is not one of the profile's categories",
    ],
    [simulation({ portWeights: { fax: 1 } }), "simulation.portWeights: fax is not one of the profile's ports"],
    [simulation({ portWeights: { hotline: 0 } }), "simulation.portWeights: needs a weight above 0"],
    [
      simulation({ portWeightsByCategory: { flood: { hotline: 1 } } }),
      "simulation.portWeightsByCategory: flood is not one of the profile's categories",
    ],
    [
      simulation({ portWeightsByCategory: { fire: { hotline: 1, fax: 1 } } }),
      "simulation.portWeightsByCategory.fire: fax is not one of the profile's ports",
    ],
    [
      simulation({ portWeightsByCategory: { fire: {} } }),
      "simulation.portWeightsByCategory.fire: needs a weight above 0",
    ],
    [simulation({ brains: { fire: "army" } }), "simulation.brains: army is not one of the profile's brains"],
    [simulation({ titles: {} }), "simulation.titles: fire has a weight but no titles"],
  ];
  for (const [change, line] of cases) {
    test(line, () => {
      expect(complaintOf(change)).toBe(`small.json: ${line}`);
    });
  }
});

test("every bad field gets its line", () => {
  expect(complaintOf({ id: 3, zone: 4, brains: undefined }).split("\n")).toEqual([
    "small.json: id: expected text, found 3",
    "small.json: zone: expected text, found 4",
    "small.json: brains: is missing",
  ]);
});

test("something else than a profile", () => {
  expect(() => parseProfile("nonsense", "x.json")).toThrow('x.json: (root): expected an object, found "nonsense"');
  expect(() => parseProfile(null, "x.json")).toThrow("x.json: (root): expected an object, found null");
  expect(() => parseProfile(undefined, "x.json")).toThrow("x.json: (root): is missing");
});

test("a path reads as one writes it", () => {
  expect(formatPath([])).toBe("(root)");
  expect(formatPath(["ports", 2, "id"])).toBe("ports[2].id");
  expect(formatPath([0, "id"])).toBe("[0].id");
});
