import fc from "fast-check";
import { expect, it } from "vitest";
import type { IncidentEvent } from "../src/domain/event.ts";
import { isIncidentEvent } from "../src/domain/event.ts";
import { createStore } from "../src/store/create-store.ts";
import { makeProfile } from "../test/fixtures/profile.ts";
import { session } from "../test/oracle/session.ts";
import { Tallies } from "./tallies.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Midnight in Shanghai. */
const MONDAY = Date.UTC(2026, 10, 15, 16);
const profile = makeProfile();

function report(incident: string, at: number, change: Partial<IncidentEvent & { kind: "reported" }> = {}) {
  return {
    kind: "reported" as const,
    incident,
    revision: 1,
    at,
    category: "fire",
    severity: 3 as const,
    port: "p110",
    region: "village-b",
    position: null,
    title: "",
    place: "",
    brain: "governance",
    contact: null,
    ...change,
  };
}

function told(tallies: Tallies, sequence: number, now: number) {
  return tallies
    .take(sequence, now)
    .map(({ event }) => event)
    .filter((event) => event.kind === "tally")
    .map(({ region, day, counts }) => [region, day, counts]);
}

it("counts days that are over, hours in their places, and days and regions without a report as known", () => {
  const tallies = new Tallies(profile);
  tallies.note(report("a", MONDAY + 10));
  tallies.note(report("b", MONDAY + 2 * HOUR));
  tallies.note(report("c", MONDAY + 2 * DAY, { region: "elsewhere", category: "safety" }));
  expect(told(tallies, 3, MONDAY + 2 * DAY + HOUR)).toEqual([
    ["grid-a1", MONDAY, {}],
    ["grid-a2", MONDAY, {}],
    ["village-b", MONDAY, { fire: [1, 0, 1] }],
    ["grid-a1", MONDAY + DAY, {}],
    ["grid-a2", MONDAY + DAY, {}],
    ["village-b", MONDAY + DAY, {}],
  ]);
  expect(told(tallies, 4, MONDAY + 2 * DAY + 2 * HOUR)).toEqual([]);
  expect(told(tallies, 5, MONDAY + 3 * DAY)).toContainEqual(["elsewhere", MONDAY + 2 * DAY, { safety: [1] }]);
});

it("tells a day again when a late report or an amendment changes it, and only what changed", () => {
  const tallies = new Tallies(profile);
  tallies.note(report("a", MONDAY));
  told(tallies, 1, MONDAY + DAY);
  tallies.note(report("late", MONDAY + HOUR, { region: "grid-a1" }));
  expect(told(tallies, 2, MONDAY + DAY + 1)).toEqual([["grid-a1", MONDAY, { fire: [0, 1] }]]);
  tallies.note({ kind: "amended", incident: "late", revision: 2, at: MONDAY + DAY, patch: { region: "grid-a2" } });
  expect(told(tallies, 3, MONDAY + DAY + 2)).toEqual([
    ["grid-a1", MONDAY, { fire: [] }],
    ["grid-a2", MONDAY, { fire: [0, 1] }],
  ]);
  expect([...tallies.since(2)].map(({ sequence, event }) => [sequence, event.kind])).toEqual([
    [3, "tally"],
    [3, "tally"],
  ]);
  expect([...tallies.since(0)]).toHaveLength(3);
});

it("does not tell of the day the stream began in, unless it began with it", () => {
  const tallies = new Tallies(profile);
  tallies.note(report("a", MONDAY + 5 * HOUR));
  expect(told(tallies, 1, MONDAY + DAY)).toEqual([]);
  expect(told(tallies, 1, MONDAY + 2 * DAY)).toHaveLength(3);
});

it("lets days go after a month, and a late report does not bring one back", () => {
  const tallies = new Tallies(profile);
  tallies.note(report("a", MONDAY));
  told(tallies, 1, MONDAY + DAY);
  told(tallies, 1, MONDAY + 40 * DAY);
  tallies.note(report("late", MONDAY + HOUR));
  expect(told(tallies, 2, MONDAY + 40 * DAY + 1)).toEqual([]);
  expect([...tallies.since(0)].every(({ event }) => event.kind === "tally" && event.day > MONDAY)).toBe(true);
});

it("counts every incident once, where the page's own fold puts it, in whatever order its events come", () => {
  fc.assert(
    fc.property(session, fc.infiniteStream(fc.nat()), ({ profile: own, batches }, order) => {
      const events = batches.flatMap((batch) => batch.events).filter(isIncidentEvent);
      const store = createStore(own, { windowMs: 365 * DAY });
      store.apply(events);
      const tallies = new Tallies(own);
      const shuffled = events
        .map((event) => ({ event, place: order.next().value ?? 0 }))
        .sort((one, other) => one.place - other.place);
      // The first of a repeated revision holds, so the order within one must stay.
      const first = new Map(events.toReversed().map((event) => [`${event.incident}/${event.revision}`, event]));
      for (const { event } of shuffled) tallies.note(first.get(`${event.incident}/${event.revision}`) ?? event);
      const now = Math.max(0, ...events.map(({ at }) => at)) + 3 * DAY;
      tallies.take(1, now);
      const counts = new Map<string, number>();
      const earliest = Math.min(...[...store.incidents.values()].map(({ stages }) => stages.reported ?? 0));
      for (const { event } of tallies.since(0)) {
        if (event.kind !== "tally") continue;
        for (const [category, hours] of Object.entries(event.counts))
          for (const [hour, count] of hours.entries())
            if (count > 0) counts.set(`${event.region} ${category} ${event.day + hour * HOUR}`, count);
      }
      const expected = new Map<string, number>();
      for (const { stages, region, category } of store.incidents.values()) {
        const at = stages.reported ?? 0;
        const day = startOf(at, own.zone);
        if (day + HOUR <= earliest && day === startOf(earliest, own.zone)) continue;
        const key = `${region} ${category} ${day + Math.floor((at - day) / HOUR) * HOUR}`;
        expected.set(key, (expected.get(key) ?? 0) + 1);
      }
      expect(counts).toEqual(expected);
    }),
    { seed: 20261122, numRuns: 30 },
  );
});

/** Midnight before an instant, read off a formatter instead of the calendar under test. */
function startOf(at: number, zone: string): number {
  const day = new Intl.DateTimeFormat("sv", { timeZone: zone, dateStyle: "short" });
  let start = at - (at % (15 * 60_000));
  while (day.format(start - 1) === day.format(at)) start -= 15 * 60_000;
  return start;
}
