import { expect, test } from "vitest";
import { makeProfile } from "../../test/fixtures/profile.ts";
import { instant, timeline } from "../../test/fixtures/timeline.ts";
import { createStore } from "../store/create-store.ts";
import { createDerived } from "./create-derived.ts";

const LIVES = `
  A : 10:00 reported · 10:00:30 signed · 10:02 dispatched · 10:09 arrived · 11:00 closed grid
  B : 10:00 reported · 10:01:30 signed · 10:09 dispatched
  C : 10:00 reported · 10:00:30 signed
  D : 10:00 reported · 10:00:30 closed grid
  E : 10:28:30 reported · 10:29 signed`;

function at(time: string) {
  const profile = makeProfile();
  const store = createStore(profile);
  const derived = createDerived(store, profile);
  store.advance(instant("09:00"));
  store.apply(timeline(LIVES));
  store.advance(instant(time));
  return { store, derived };
}

test("an incident is lost at the first stage that was breached, kept when none was and none can be any more", () => {
  const { derived } = at("10:30");
  const { lost, ...rest } = derived.losses("today");
  // A closed at 11:00 by its source, ahead of the stream.
  expect(rest).toEqual({ incidents: 5, kept: 2, running: 1 });
  expect([...lost]).toEqual([
    ["signed", 1],
    ["dispatched", 1],
    ["arrived", 0],
    ["closed", 0],
  ]);
});

test("the clock alone moves an incident from running to lost", () => {
  const { store, derived } = at("10:32");
  expect(derived.losses("today").running).toBe(1);
  store.advance(instant("10:32:00.001"));
  expect(derived.losses("today")).toMatchObject({ running: 0, kept: 2 });
  expect(derived.losses("today").lost.get("dispatched")).toBe(2);
  store.advance(instant("+1d 00:00"));
  expect(derived.losses("today").incidents).toBe(0);
  expect(derived.losses("all").incidents).toBe(5);
});

test("figures carry the same numbers", () => {
  const figures = at("10:30").derived.figures();
  expect(figures["losses.signed@today"]).toBe(1);
  expect(figures["losses.closed@today"]).toBe(0);
  expect(figures["losses.kept@all"]).toBe(2);
  expect(figures["losses.running@24h"]).toBe(1);
  expect(figures["losses.contacted@all"]).toBeUndefined();
});
