import { expect, it } from "vitest";
import { makeProfile } from "../../../test/fixtures/profile.ts";
import { instant, timeline } from "../../../test/fixtures/timeline.ts";
import { createDerived } from "../../derive/create-derived.ts";
import type { Selection } from "../../derive/derived.ts";
import { IncidentIndex } from "../../derive/table/incident-index.ts";
import { URGENT_FIRST } from "../../derive/table/incident-query.ts";
import { createStore } from "../../store/create-store.ts";
import { tableOfSelection } from "./selection-table.ts";

it("shows the very incidents of the list", () => {
  const profile = makeProfile();
  const store = createStore(profile);
  store.advance(instant("09:00"));
  const derived = createDerived(store, profile);
  store.apply(
    timeline(`
      A category=fire region=grid-a1 : 10:00 reported · 10:00:30 signed
      B region=village-b : 10:29:15 reported
      C category=fire : 10:10 reported · 10:11 closed grid`),
  );
  store.advance(instant("10:30"));
  const selections: Selection[] = [
    { kind: "open" },
    { kind: "deadline", state: "breached" },
    { kind: "deadline", state: "atrisk" },
  ];
  for (const selection of selections) {
    const target = tableOfSelection(selection);
    if (target === null) throw new Error("no table");
    const { query } = target;
    const index = new IncidentIndex({ store, derived, profile, query, order: URGENT_FIRST, readings: null });
    index.refresh();
    expect(new Set(index)).toEqual(new Set(derived.select(selection)));
    expect(index.size).toBeGreaterThan(0);
  }
});

it("leaves places and kinds to the filter of the whole cockpit", () => {
  expect(tableOfSelection({ kind: "category", category: "fire" })?.filter.categories).toEqual(["fire"]);
  expect(tableOfSelection({ kind: "region", region: "village-a" })?.filter.regions).toEqual(["village-a"]);
  expect(tableOfSelection({ kind: "tier", tier: "grid" })?.filter.tiers).toEqual(["grid"]);
});

it("offers no table that would show something else", () => {
  expect(tableOfSelection({ kind: "closed", window: "24h" })).toBeNull();
  expect(tableOfSelection({ kind: "lost", at: "kept", window: "24h" })).toBeNull();
  expect(tableOfSelection({ kind: "supervised" })).toBeNull();
});
