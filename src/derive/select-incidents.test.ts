import { expect, test } from "vitest";
import { makeProfile } from "../../test/fixtures/profile.ts";
import { instant, timeline } from "../../test/fixtures/timeline.ts";
import { createStore } from "../store/create-store.ts";
import { createDerived } from "./create-derived.ts";
import type { Selection } from "./derived.ts";

const LIVES = `
  A region=grid-a1 category=fire : 10:00 reported · 10:00:30 signed
  B region=village-b : 10:00 reported · 10:05 supervised leader
  C region=grid-a2 category=fire : -2d 10:00 reported · 10:20 closed community
  D region=elsewhere : 10:29:15 reported · 10:29:20 supervised leader · 10:29:30 answered clerk
  E region=village-a : 10:29:15 reported · 10:29:20 supervised leader
  F region=grid-a1 : 10:10 reported · 10:10:30 closed grid`;

function cockpit() {
  const profile = makeProfile();
  const store = createStore(profile);
  const derived = createDerived(store, profile);
  store.advance(instant("09:00"));
  store.apply(timeline(LIVES));
  store.advance(instant("10:30"));
  return { store, derived };
}

test.each<[Selection, string]>([
  [{ kind: "open" }, "D E A B"],
  [{ kind: "deadline", state: "atrisk" }, "D E"],
  [{ kind: "deadline", state: "breached" }, "B A"],
  [{ kind: "stage", mechanism: "1310", stage: "signed", verdict: "met", window: "today" }, "A"],
  [{ kind: "stage", mechanism: "1310", stage: "signed", verdict: "excluded", window: "today" }, "F"],
  [{ kind: "stage", mechanism: "1310", stage: "signed", verdict: "excluded", window: "7d" }, "F C"],
  [{ kind: "stage", mechanism: "1310", stage: "contacted", verdict: "met", window: "all" }, ""],
  [{ kind: "lost", at: "dispatched", window: "today" }, "A"],
  [{ kind: "lost", at: "running", window: "today" }, "D E"],
  [{ kind: "lost", at: "kept", window: "today" }, "F"],
  [{ kind: "reported", window: "today" }, "D E F A B"],
  [{ kind: "closed", window: "today" }, "F C"],
  [{ kind: "category", category: "fire" }, "A"],
  [{ kind: "region", region: "village-a" }, "E A"],
  [{ kind: "region", region: "elsewhere" }, "D"],
  [{ kind: "tier", tier: "community" }, "C"],
  [{ kind: "supervised" }, "E B"],
])("%j: %s", (selection, expected) => {
  const { derived } = cockpit();
  expect(derived.select(selection).map(({ id }) => id)).toEqual(expected.split(" ").filter((id) => id !== ""));
});

test("the oldest breach and the unanswered supervisions, as figures too", () => {
  const { store, derived } = cockpit();
  expect(derived.oldestBreach()?.id).toBe("B");
  expect(derived.supervised().map(({ id }) => id)).toEqual(["B", "E"]);
  expect(derived.figures()).toMatchObject({ "deadline.oldest": 29 * 60_000, "incidents.supervised": 2 });
  store.apply([{ kind: "answered", incident: "B", revision: 3, at: instant("10:30"), by: "clerk", note: "" }]);
  store.apply([{ kind: "closed", incident: "E", revision: 3, at: instant("10:30"), tier: null }]);
  expect(derived.supervised()).toEqual([]);
});
