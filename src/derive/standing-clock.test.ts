import { expect, test } from "vitest";
import { profileBy } from "../../test/fixtures/deadline-rules.ts";
import { instant, timeline } from "../../test/fixtures/timeline.ts";
import { createStore } from "../store/create-store.ts";
import { createDerived } from "./create-derived.ts";
import type { Standstill } from "./derived.ts";

/** Monday 2026-03-02; offices work from nine to noon and from one to five. */
function standstillOf(life: string, now: string, rules = "office hours"): Standstill | null {
  const profile = profileBy(rules);
  const store = createStore(profile);
  const derived = createDerived(store, profile);
  store.apply(timeline(`A : ${life}`));
  store.advance(instant(now));
  const incident = store.incidents.get("A");
  if (incident === undefined) throw new Error("no incident");
  return derived.standstillOf(incident);
}

const REPORTED = "09:00 reported · 09:00:20 signed · 09:01 dispatched · 09:05 arrived";

test.each([
  ["before work", "-1d 20:00 reported", "08:59:59.999", "offHours", "09:00"],
  ["at noon", REPORTED, "12:00", "break", "13:00"],
  ["after work", REPORTED, "17:00", "offHours", "+1d 09:00"],
  ["on a Saturday", REPORTED, "+5d 10:00", "dayOff", "+7d 09:00"],
])("a clock of office hours stands still %s", (_, life, now, cause, until) => {
  expect(standstillOf(life, now)).toEqual({ cause, since: null, until: instant(until) });
});

test("it runs from the first worked instant to the last", () => {
  expect(standstillOf(REPORTED, "09:00")).toBeNull();
  expect(standstillOf(REPORTED, "11:59:59.999")).toBeNull();
  expect(standstillOf(REPORTED, "13:00")).toBeNull();
});

test("a free day has hours of its own", () => {
  const life = "-3d 10:00 reported";
  expect(standstillOf(life, "10:00", "office hours, holidays")).toMatchObject({
    cause: "dayOff",
    until: instant("+1d 10:00"),
  });
  expect(standstillOf(life, "+1d 10:30", "office hours, holidays")).toBeNull();
});

test("a suspension stops it, for whom it waits and since when, if the mechanism lets it", () => {
  const life = "10:00 reported · 10:00:30 suspended resident";
  expect(standstillOf(life, "10:10")).toEqual({ cause: "resident", since: instant("10:00:30"), until: null });
  expect(standstillOf(`${life} · 10:05 resumed`, "10:10")).toBeNull();
  expect(standstillOf(life, "10:10", "no pauses")).toBeNull();
});

test("where no clock is, none stands still", () => {
  expect(standstillOf(`${REPORTED} · 09:30 closed`, "20:00")).toBeNull();
  expect(standstillOf(REPORTED, "20:00", "plain")).toBeNull();
  expect(standstillOf(REPORTED, "20:00", "office hours but for the close")).toBeNull();
});
