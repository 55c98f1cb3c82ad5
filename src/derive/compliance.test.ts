import { expect, test } from "vitest";
import { makeProfile } from "../../test/fixtures/profile.ts";
import { instant, timeline } from "../../test/fixtures/timeline.ts";
import { SECOND } from "../shared/units.ts";
import { createStore } from "../store/create-store.ts";
import { createDerived } from "./create-derived.ts";

function at(time: string, lives: string) {
  const profile = makeProfile();
  const store = createStore(profile);
  const derived = createDerived(store, profile);
  store.apply(timeline(lives));
  store.advance(instant(time));
  return { store, derived };
}

const FIVE_LIVES = `
  A : 10:00 reported · 10:00:20 signed · 10:03 dispatched
  B : 10:00 reported · 10:01:00 signed
  C : 10:00 reported · 10:01:30 signed
  D : 10:00 reported · 10:00:10 closed grid
  E : 10:01 reported`;

test("met and breached by the elapsed time, undecided while open and in time, excluded when closed without it", () => {
  const { derived } = at("10:01:40", FIVE_LIVES);
  expect(derived.compliance("1310", "signed", "today")).toEqual({
    met: 2,
    breached: 1,
    undecided: 1,
    excluded: 1,
    excludedBy: { "closed-without": 1, "not-started": 0, "no-deadline": 0 },
    share: 2 / 3,
    interval: [expect.closeTo(0.2077, 4), expect.closeTo(0.9385, 4)],
    median: 60 * SECOND,
    p90: 90 * SECOND,
    p95: 90 * SECOND,
  });
});

test("an open stage past its limit is breached already, without a duration", () => {
  const { derived } = at("10:02:01", FIVE_LIVES);
  expect(derived.compliance("1310", "signed", "today")).toMatchObject({
    met: 2,
    breached: 2,
    undecided: 0,
    p90: 90 * SECOND,
  });
});

test("a stage counts from the mechanism's stage before; while that is not reached it is undecided", () => {
  const { derived } = at("10:09", FIVE_LIVES);
  // A dispatched after 2:40; B and C signed long ago and not dispatched; D closed; E not signed, so its dispatch has no clock.
  expect(derived.compliance("1310", "dispatched", "24h")).toMatchObject({
    met: 1,
    breached: 2,
    excluded: 1,
    undecided: 1,
    median: 160 * SECOND,
  });
});

test("a stage reached without the one it counts from has no clock: excluded", () => {
  const { derived } = at("10:09", "A : 10:00 reported · 10:02 dispatched");
  expect(derived.compliance("1310", "dispatched", "all")).toMatchObject({
    met: 0,
    breached: 0,
    excluded: 1,
    median: null,
  });
});

test("what happens after the close does not count", () => {
  const { derived } = at("10:30", "A : 10:00 reported · 10:00:30 signed · 10:05 closed grid · 10:06 dispatched");
  expect(derived.compliance("1310", "dispatched", "all")).toMatchObject({ met: 0, excluded: 1 });
});

test("suspended time does not count", () => {
  const { derived } = at("10:30", "A : 10:00 reported · 10:00:30 suspended · 10:20 resumed · 10:20:15 signed");
  expect(derived.compliance("1310", "signed", "all")).toMatchObject({ met: 1, median: 45 * SECOND });
});

test("durations are shown on 0–1.5 × limit; one exactly at the limit lies within it", () => {
  const { derived } = at("10:30", FIVE_LIVES);
  const { bins, limit } = derived.distribution("1310", "signed", "all");
  expect(limit).toBe(60 * SECOND);
  expect(bins).toHaveLength(31);
  expect(bins.flatMap((count, bin) => (count > 0 ? [bin] : []))).toEqual([6, 19, 29]);
});

test("windows: today by the zone's midnight, 24 hours, the 24 hours before, seven days", () => {
  const { store, derived } = at(
    "00:10",
    `A : -1d 12:00 reported · -1d 12:00:30 signed · -1d 12:05 closed grid
     B : -2d 23:00 reported · -2d 23:00:30 signed
     C : 00:05 reported · 00:05:30 signed
     D : -7d 00:05 reported · -7d 00:05:30 signed`,
  );
  const met = () =>
    (["today", "24h", "7d", "all"] as const)
      .map((window) => derived.compliance("1310", "signed", window).met)
      .concat(derived.compliancePreviousDay("1310", "signed").met);
  expect(met()).toEqual([1, 2, 3, 4, 1]);
  expect([derived.reported("today"), derived.closed("today"), derived.closed("24h")]).toEqual([1, 0, 1]);
  store.advance(instant("23:59:59.999"));
  expect(met()).toEqual([1, 1, 3, 4, 1]);
  store.advance(instant("+1d 00:00"));
  expect(met()).toEqual([0, 1, 3, 4, 1]);
  expect([derived.reported("today"), derived.reported("24h")]).toEqual([0, 1]);
});

test("yesterday is compared up to the same time of day", () => {
  const { store, derived } = at(
    "10:00",
    `A : -1d 09:59 reported · -1d 10:01 closed grid
     B : -1d 10:00 reported
     C : -1d 10:01 reported
     D : 09:00 reported`,
  );
  expect([derived.reportedYesterday(), derived.closedYesterday()]).toEqual([2, 0]);
  store.advance(instant("10:01"));
  expect([derived.reportedYesterday(), derived.closedYesterday()]).toEqual([3, 1]);
  store.advance(instant("+1d 08:00"));
  expect(derived.reportedYesterday()).toBe(0);
  store.advance(instant("+1d 09:00"));
  expect(derived.reportedYesterday()).toBe(1);
});
