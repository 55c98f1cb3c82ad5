import { expect, test } from "vitest";
import { createDerived } from "../src/derive/create-derived.ts";
import type { IncidentEvent } from "../src/domain/event.ts";
import { DAY, type EpochMs, MINUTE, SECOND } from "../src/shared/units.ts";
import { createStore } from "../src/store/create-store.ts";
import { profileBy } from "./fixtures/deadline-rules.ts";
import { instant, timeline } from "./fixtures/timeline.ts";
import { wilson } from "./oracle/compliance.ts";
import { askOracle } from "./oracle/oracle.ts";

const PROFILE = profileBy("plain");

/** The figures by engine and by oracle. */
function figuresAt(events: readonly IncidentEvent[], at: EpochMs) {
  const store = createStore(PROFILE);
  const derived = createDerived(store, PROFILE);
  store.advance(at);
  store.apply(events);
  const { low, high } = { low: "stage.1310.signed.low@today", high: "stage.1310.signed.high@today" };
  const interval = askOracle(events, at, PROFILE).compliance("1310", "signed", "today").interval;
  const oracle = { ...askOracle(events, at, PROFILE).figures, [low]: interval?.[0], [high]: interval?.[1] };
  return { engine: derived.figures(), oracle };
}

test("counts, ranks, compares and says where incidents are lost", () => {
  const events = timeline(`
    A : 10:00 reported · 10:00:30 signed
    B : 10:00 reported · 10:00:50 signed
    C : 10:00 reported · 10:01:10 signed
    D : 10:29:50 reported
    E : 10:10 reported
    F : 10:05 reported · 10:06 closed
    G due.signed=- : 10:20 reported
    H : -1d 10:30 reported · -1d 10:30:40 signed
    I : -1d 10:30:00.001 reported · -1d 10:32 signed
    J : -7d 10:30 reported · -7d 10:32 signed
    K : -7d 10:30:00.001 reported · -7d 10:30:20 signed
    L : -6d 00:00 reported · -6d 00:00:01 signed
  `);
  for (const figures of Object.values(figuresAt(events, instant("10:30")))) {
    expect(figures).toMatchObject({
      "stage.1310.signed.met@today": 2,
      "stage.1310.signed.breached@today": 2,
      "stage.1310.signed.decided@today": 4,
      "stage.1310.signed.share@today": 0.5,
      "stage.1310.signed.undecided@today": 1,
      "stage.1310.signed.excluded@today": 2,
      "stage.1310.signed.excluded.closed-without@today": 1,
      "stage.1310.signed.excluded.no-deadline@today": 1,
      "stage.1310.signed.excluded.not-started@today": 0,
      "stage.1310.signed.median@today": 50 * SECOND,
      "stage.1310.signed.p90@today": 70 * SECOND,
      "stage.1310.signed.p95@today": 70 * SECOND,
      // H alone, and J alone: I and K came a millisecond after the same time of day.
      "stage.1310.signed.share.yesterday": 1,
      "stage.1310.signed.share.lastweek": 0,
      "losses.signed@today": 2,
      "losses.dispatched@today": 2,
      "losses.arrived@today": 0,
      "losses.closed@today": 0,
      "losses.running@today": 2,
      "losses.kept@today": 1,
      // A, B, C, E and all of other days. K was due for dispatch at 10:33:20 a week ago.
      "deadline.breached": 9,
      "deadline.oldest": 7 * DAY - 3 * MINUTE - 20 * SECOND,
    });
    expect(figures["stage.1310.signed.low@today"]).toBeCloseTo(0.15004, 5);
    expect(figures["stage.1310.signed.high@today"]).toBeCloseTo(0.84996, 5);
  }
});

test("shows an interval for samples below a hundred alone", () => {
  const lives = (count: number): IncidentEvent[] =>
    Array.from({ length: count }, (_, index) =>
      timeline(`A${index} : 10:00 reported · 10:00:30 signed · 10:01 closed`),
    ).flat();
  for (const figures of Object.values(figuresAt(lives(99), instant("10:30")))) {
    expect(figures["stage.1310.signed.low@today"]).toBeCloseTo(99 / (99 + 1.96 ** 2), 10);
    expect(figures["stage.1310.signed.high@today"]).toBeCloseTo(1, 10);
  }
  const { engine } = figuresAt(lives(100), instant("10:30"));
  expect(engine["stage.1310.signed.low@today"]).toBeNull();
  expect(engine["stage.1310.signed.share@today"]).toBe(1);
});

test("takes ranks at their places: of twenty the nineteenth is the p95", () => {
  const events = Array.from({ length: 20 }, (_, index) =>
    timeline(`A${index} : 10:00 reported · 10:00:${String(index + 1).padStart(2, "0")} signed`),
  ).flat();
  for (const figures of Object.values(figuresAt(events, instant("10:30"))))
    expect(figures).toMatchObject({
      "stage.1310.signed.median@today": 10 * SECOND,
      "stage.1310.signed.p90@today": 18 * SECOND,
      "stage.1310.signed.p95@today": 19 * SECOND,
    });
});

test("writes the interval as Wilson did", () => {
  const [low, high] = wilson(9, 10);
  expect(low).toBeCloseTo(0.59585, 4);
  expect(high).toBeCloseTo(0.98212, 4);
  expect(wilson(0, 5)[0]).toBeCloseTo(0, 12);
  expect(wilson(0, 5)[1]).toBeCloseTo(0.43449, 5);
});
