import { describe, expect, test } from "vitest";
import { makeProfile, word } from "../../test/fixtures/profile.ts";
import { instant, timeline } from "../../test/fixtures/timeline.ts";
import type { Profile } from "../domain/profile.ts";
import { MINUTE, SECOND } from "../shared/units.ts";
import { createStore } from "../store/create-store.ts";
import { createDerived } from "./create-derived.ts";
import type { Derived } from "./derived.ts";

/** Tells lives, lets the clock stand at a time and answers the derivations with a way to ask for one incident's clock. */
function at(time: string, lives: string, profile: Profile = makeProfile()) {
  const store = createStore(profile);
  const derived = createDerived(store, profile);
  store.apply(timeline(lives));
  store.advance(instant(time));
  const clockOf = (id: string): ReturnType<Derived["deadlineOf"]> => {
    const incident = store.incidents.get(id);
    if (incident === undefined) throw new Error(`no incident ${id}`);
    return derived.deadlineOf(incident);
  };
  return { store, derived, clockOf };
}

describe("the clock of the current stage (1310: signed 60 s, dispatched 180 s, arrived 600 s, closed 4 h)", () => {
  test.each([
    ["10:00:39", "intime"],
    ["10:00:39.599", "intime"],
    ["10:00:39.600", "atrisk"],
    ["10:01:00", "atrisk"],
    ["10:01:00.001", "breached"],
  ])("reported at 10:00, at %s its signing is %s", (time, state) => {
    expect(at(time, "A : 10:00 reported").clockOf("A")).toMatchObject({
      state,
      stage: { stage: "signed" },
      startedAt: instant("10:00"),
      limit: 60 * SECOND,
      dueAt: instant("10:01"),
    });
  });

  test("each stage starts its own clock when the one before is reached", () => {
    const { clockOf } = at("10:02", "A : 10:00 reported · 10:01:05 signed");
    expect(clockOf("A")).toMatchObject({ state: "intime", stage: { stage: "dispatched" }, dueAt: instant("10:04:05") });
  });

  test("a limit that counts from the report does so however late the stages were", () => {
    const { clockOf } = at("13:00", "A : 10:00 reported · 10:01 signed · 10:02 dispatched · 10:30 arrived");
    expect(clockOf("A")).toMatchObject({ state: "atrisk", stage: { stage: "closed" }, dueAt: instant("14:00") });
  });

  test("a stage passed by is left behind: the clock is that of the stage after the last one reached", () => {
    const { clockOf } = at("10:03", "A : 10:00 reported · 10:02 dispatched");
    expect(clockOf("A")).toMatchObject({ stage: { stage: "arrived" }, startedAt: instant("10:02") });
  });

  test("a suspension stops the clock, resuming moves its end", () => {
    const life = "A : 10:00 reported · 10:00:30 suspended · 10:20:30 resumed";
    expect(at("10:10", "A : 10:00 reported · 10:00:30 suspended").clockOf("A").state).toBe("none");
    expect(at("10:20:31", life).clockOf("A")).toMatchObject({ state: "intime", dueAt: instant("10:21") });
    expect(at("10:21:01", life).clockOf("A").state).toBe("breached");
  });

  test("suspended at the very instant it is due, it is in time until it goes on", () => {
    const life = "A : 10:00 reported · 10:01 suspended · 10:20 resumed";
    expect(at("10:20", life).clockOf("A")).toMatchObject({ state: "atrisk", dueAt: instant("10:20") });
    expect(at("10:20:00.001", life).clockOf("A").state).toBe("breached");
    expect(at("10:20:00.001", life).derived.compliance("1310", "signed", "all").breached).toBe(1);
    expect(at("10:20", life).derived.compliance("1310", "signed", "all").undecided).toBe(1);
  });

  test("a closed incident has no clock; one reopened has it again", () => {
    expect(at("10:05", "A : 10:00 reported · 10:02 closed grid").clockOf("A").state).toBe("none");
    const { clockOf } = at("10:05", "A : 10:00 reported · 10:02 closed grid · 10:04 amended closed=-");
    expect(clockOf("A")).toMatchObject({ state: "breached", dueAt: instant("10:01") });
  });

  test("a correction of the report moves the end", () => {
    const { clockOf } = at("10:00:50", "A : 10:00 reported · 10:00:50 amended reported=10:00:20");
    expect(clockOf("A")).toMatchObject({ state: "intime", dueAt: instant("10:01:20") });
  });
});

test("the first rule whose conditions hold gives the ring, with the limit of the category", () => {
  const stage = { stage: "arrived", name: word("arrive"), limit: 8 * MINUTE };
  const mechanism = (id: string, limitByCategory = {}) => ({
    id,
    name: word(id),
    status: "assumed",
    source: "test",
    stages: [{ ...stage, limitByCategory }],
  });
  const profile = makeProfile({
    mechanisms: [
      { mechanism: mechanism("fires", { fire: 5 * MINUTE }), when: { categories: ["fire"] } },
      { mechanism: mechanism("grave"), when: { severities: [1] } },
    ],
  });
  const { clockOf } = at(
    "10:01",
    `A category=fire severity=1 : 10:00 reported
     B severity=1 : 10:00 reported
     C : 10:00 reported
     D : 10:00 reported · 10:00:30 amended category=fire`,
    profile,
  );
  expect(clockOf("A")).toMatchObject({ mechanism: { id: "fires" }, limit: 5 * MINUTE });
  expect(clockOf("B")).toMatchObject({ mechanism: { id: "grave" }, limit: 8 * MINUTE });
  expect(clockOf("C")).toMatchObject({ state: "none", mechanism: null });
  expect(clockOf("D")).toMatchObject({ mechanism: { id: "fires" } });
});

test("urgent incidents are those at risk or breached, least time left first", () => {
  const { derived } = at(
    "10:10",
    `A : 10:00 reported
     B : 10:09:15 reported
     C : 10:09:50 reported
     D : 09:00 reported
     E : 09:00 reported · 09:01 suspended`,
  );
  expect(derived.urgent(10).map(({ id }) => id)).toEqual(["D", "A", "B"]);
  expect(derived.urgent(2).map(({ id }) => id)).toEqual(["D", "A"]);
  expect([derived.open, derived.atRisk, derived.breached]).toEqual([5, 1, 2]);
});

test("an overrun of half the limit leaves a tick where it got so far", () => {
  const lives = `A : 10:00 reported · 10:01:10 signed
     B : 10:00 reported · 10:01:40 signed
     C : 10:05 reported`;
  expect(at("10:05:39", lives).derived.overruns(0)).toEqual([{ at: instant("10:01"), count: 1 }]);
  // Then the dispatch of A and of B, 4:30 after their signing, and the signing of C.
  expect(at("10:06:30", lives).derived.overruns(instant("10:02"))).toEqual([
    { at: instant("10:05"), count: 1 },
    { at: instant("10:06"), count: 2 },
  ]);
});

test("load counts a region with everything below it", () => {
  const { derived } = at(
    "10:00:50",
    `A region=grid-a1 : 10:00 reported
     B region=grid-a2 : 09:00 reported
     C region=village-b : 10:00:45 reported
     D region=grid-a1 : 10:00 reported · 10:00:30 closed grid`,
  );
  expect(derived.load("grid-a1")).toEqual({ open: 1, atRisk: 1, breached: 0 });
  expect(derived.load("village-a")).toEqual({ open: 2, atRisk: 1, breached: 1 });
  expect(derived.load("street")).toEqual({ open: 3, atRisk: 1, breached: 1 });
  expect(derived.load("nowhere")).toEqual({ open: 0, atRisk: 0, breached: 0 });
});
