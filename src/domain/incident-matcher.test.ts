import { expect, test } from "vitest";
import { makeProfile } from "../../test/fixtures/profile.ts";
import { type IncidentFilter, NO_FILTER } from "./incident-filter.ts";
import { type FilteredFacts, incidentMatcher } from "./incident-matcher.ts";

const profile = makeProfile();
/** Friday 2026-11-20 00:30 in Shanghai. */
const REPORTED = Date.UTC(2026, 10, 19, 16, 30);

const FACTS = {
  region: "grid-a1",
  category: "fire",
  severity: 3,
  port: "p110",
  tier: null,
  latitude: null,
  longitude: null,
} as const;

function matches(
  filter: Partial<IncidentFilter>,
  { at = REPORTED, closed = null, ...facts }: Partial<FilteredFacts> & { at?: number; closed?: number | null } = {},
) {
  const incident = { ...FACTS, ...facts, stages: { reported: at, closed } };
  return incidentMatcher({ ...NO_FILTER, ...filter }, profile)(incident);
}

test("a region holds all below it, to any depth, and not what lies above", () => {
  expect(matches({ regions: ["street"] })).toBe(true);
  expect(matches({ regions: ["village-a"] })).toBe(true);
  expect(matches({ regions: ["grid-a1"] }, { region: "village-a" })).toBe(false);
  expect(matches({ regions: ["village-b"] })).toBe(false);
});

test("values of a part are alternatives, parts add up, and no filter lets everything through", () => {
  expect(matches({ categories: ["safety", "fire"] })).toBe(true);
  expect(matches({ categories: ["safety"], regions: ["street"] })).toBe(false);
  expect(matches({}, { region: "elsewhere", category: "unheard-of" })).toBe(true);
});

test("what the profile does not know matches what names it alone", () => {
  expect(matches({ regions: ["elsewhere"] }, { region: "elsewhere" })).toBe(true);
  expect(matches({ regions: ["elsewhere"] })).toBe(false);
});

test("severities and ports are the incident's own", () => {
  expect(matches({ severities: [1, 3], ports: ["p110"] })).toBe(true);
  expect(matches({ severities: [1, 2] })).toBe(false);
  expect(matches({ ports: ["p12345"] })).toBe(false);
});

test("a tier is where it was resolved, not where it is held", () => {
  expect(matches({ tiers: ["grid"] }, { tier: "grid", closed: REPORTED + 1 })).toBe(true);
  expect(matches({ tiers: ["street"] }, { tier: "grid", closed: REPORTED + 1 })).toBe(false);
  expect(matches({ tiers: ["street"] }, { tier: "street" })).toBe(false);
  expect(matches({ tiers: ["street"] }, { closed: REPORTED + 1 })).toBe(false);
});

test("the range of reports holds its begin and not its end", () => {
  expect(matches({ reported: { from: REPORTED, to: REPORTED + 1 } })).toBe(true);
  expect(matches({ reported: { from: REPORTED - 1, to: REPORTED } })).toBe(false);
});

test("the hour of the week is that of the profile's zone", () => {
  expect(matches({ weekHour: { weekday: 5, hour: 0 } })).toBe(true);
  expect(matches({ weekHour: { weekday: 4, hour: 16 } })).toBe(false);
  expect(matches({ weekHour: { weekday: 5, hour: 0 } }, { at: REPORTED + 30 * 60_000 })).toBe(false);
});

test("a hexagon holds positions, as far as the library for it is there", () => {
  const filter = { ...NO_FILTER, cell: "893096a32c3ffff" };
  const isInCell = (cell: string, latitude: number) => cell === filter.cell && latitude > 30;
  const incident = { ...FACTS, stages: { reported: REPORTED, closed: null } };
  const at = (latitude: number) => ({ ...incident, latitude, longitude: 120 });
  const isMatch = incidentMatcher(filter, profile, isInCell);
  expect([isMatch(at(30.1)), isMatch(at(29.9)), isMatch(incident)]).toEqual([true, false, false]);
  expect(incidentMatcher(filter, profile)(at(30.1))).toBe(false);
});
