import { expect, test } from "vitest";
import { createManualTime } from "../../test/fixtures/manual-time.ts";
import { makeProfile } from "../../test/fixtures/profile.ts";
import { instant, timeline } from "../../test/fixtures/timeline.ts";
import { createDerived } from "../derive/create-derived.ts";
import { NO_FILTER } from "../domain/incident-filter.ts";
import { createStore } from "../store/create-store.ts";
import { createCuts } from "./cuts.ts";
import { createModel } from "./model.ts";

const START = instant("10:00");
const FIRE_IN_A = { ...NO_FILTER, categories: ["fire"], regions: ["village-a"] };

function setUp() {
  const profile = makeProfile();
  const store = createStore(profile);
  const model = createModel(profile, { store, derived: createDerived(store, profile) });
  store.advance(START);
  store.apply(
    timeline(`a category=fire region=village-a : 09:00 reported
b category=fire region=village-b : 09:00 reported
c category=safety region=village-a : 09:00 reported`),
  );
  const manual = createManualTime(START);
  const isInCell = (_cell: string, latitude: number): boolean => latitude > 30;
  return { model, cuts: createCuts({ time: manual, touch() {} }, () => Promise.resolve(isInCell)) };
}

test("a panel that chooses a part of the filter is cut to the others, as long as it asks", () => {
  const { model, cuts } = setUp();
  expect(cuts.look(model, FIRE_IN_A).derived.open).toBe(1);
  const aside = cuts.without(model, FIRE_IN_A, "regions");
  expect(aside.derived.open).toBe(2);
  model.store.apply(timeline("d category=fire region=village-b : 09:59 reported"));
  expect(aside.derived.open).toBe(3);
  for (let second = 0; second < 20; second += 1) cuts.tick();
  model.store.apply(timeline("e category=fire region=village-b : 09:59 reported"));
  expect(aside.derived.open).toBe(3);
  expect(cuts.without(model, FIRE_IN_A, "regions").derived.open).toBe(4);
});

test("what the part does not make differ is not made again", () => {
  const { model, cuts } = setUp();
  expect(cuts.without(model, NO_FILTER, "regions").derived).toBe(model.derived);
  expect(cuts.without(model, { ...NO_FILTER, regions: ["village-a"] }, "regions").derived).toBe(model.derived);
  const shown = cuts.look(model, FIRE_IN_A);
  expect(cuts.without(model, FIRE_IN_A, "weekHour").derived).toBe(shown.derived);
});

test("the range brushed on the tide leaves the rest of the filter on it", () => {
  const { model, cuts } = setUp();
  const early = { from: instant("08:00"), to: instant("09:30") };
  model.store.apply(timeline("late category=fire region=village-b : 09:45 reported"));
  const shown = cuts.look(model, { ...FIRE_IN_A, regions: [], reported: early });
  expect(shown.derived.open).toBe(2);
  expect(cuts.without(model, shown.filter, "reported").derived.open).toBe(3);
  // A range alone leaves the whole tide.
  expect(cuts.without(model, { ...NO_FILTER, reported: early }, "reported").derived).toBe(model.derived);
});

test("what was shown stays until the library of hexagons came, then positions count", async () => {
  const { model, cuts } = setUp();
  const inCell = { ...NO_FILTER, cell: "893096a32c3ffff" };
  const waiting = cuts.look(model, inCell);
  expect([waiting.filter, waiting.isCutting, waiting.derived]).toEqual([NO_FILTER, true, model.derived]);
  await Promise.resolve();
  await Promise.resolve();
  const cut = cuts.look(model, inCell);
  // Nothing in this table says where it is.
  expect([cut.filter, cut.isCutting, cut.derived.open]).toEqual([inCell, false, 0]);
});
