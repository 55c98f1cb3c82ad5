import { expect, test } from "vitest";
import { createManualTime } from "../../test/fixtures/manual-time.ts";
import { makeProfile } from "../../test/fixtures/profile.ts";
import { instant, timeline } from "../../test/fixtures/timeline.ts";
import { createDerived } from "../derive/create-derived.ts";
import { type IncidentFilter, NO_FILTER } from "../domain/incident-filter.ts";
import { createStore } from "../store/create-store.ts";
import { createCutter } from "./cutter.ts";
import { createModel } from "./model.ts";

const START = instant("10:00");
const profile = makeProfile();
const FIRE: IncidentFilter = { ...NO_FILTER, categories: ["fire"] };
const SAFETY: IncidentFilter = { ...NO_FILTER, categories: ["safety"] };

/** Every second one of `size` incidents is a fire. Each look at the clock costs `costs`. */
function setUp(size: number, costs = 0) {
  const store = createStore(profile);
  const model = createModel(profile, { store, derived: createDerived(store, profile) });
  store.advance(START);
  const lines = Array.from({ length: size }, (_, index) => {
    return `i${index} category=${index % 2 === 0 ? "fire" : "safety"} : 09:00 reported`;
  });
  store.apply(timeline(lines.join("\n")));
  const manual = createManualTime(START);
  let touched = 0;
  const time = {
    after: manual.after,
    now() {
      manual.pass(costs);
      return manual.now();
    },
  };
  const cutter = createCutter({ time, touch: () => (touched += 1) });
  return { model, cutter, manual, touched: () => touched };
}

test("a small table is cut at once", () => {
  const { model, cutter } = setUp(100);
  expect(cutter.look(model, NO_FILTER)).toEqual({
    store: model.store,
    derived: model.derived,
    predictions: model.predictions,
    filter: NO_FILTER,
    isCutting: false,
  });
  const cut = cutter.look(model, FIRE);
  expect([cut.derived.open, cut.isCutting]).toEqual([50, false]);
  expect(cutter.look(model, { ...FIRE }).derived).toBe(cut.derived);
});

test("a large table is cut piece by piece, what was shown stays meanwhile, and what comes in between is in it", () => {
  const { model, cutter, manual, touched } = setUp(1_000, 8);
  const first = cutter.look(model, FIRE);
  expect([first.derived, first.filter, first.isCutting]).toEqual([model.derived, NO_FILTER, true]);
  model.store.apply(timeline("late category=fire : 09:59 reported"));
  manual.pass(1_000);
  expect(touched()).toBe(1);
  const cut = cutter.look(model, FIRE);
  expect([cut.derived.open, cut.filter, cut.isCutting]).toEqual([501, FIRE, false]);
  const changing = cutter.look(model, SAFETY);
  expect([changing.derived, changing.filter, changing.isCutting]).toEqual([cut.derived, FIRE, true]);
  // Thought better of it: nothing goes on in the background.
  expect(cutter.look(model, FIRE)).toMatchObject({ filter: FIRE, isCutting: false });
  manual.pass(1_000);
  expect(cutter.look(model, FIRE).derived).toBe(cut.derived);
  expect(touched()).toBe(1);
});

test("another stream is never shown under the old one's cut, and a cut that is dropped follows nothing", () => {
  const { model, cutter } = setUp(10);
  const cut = cutter.look(model, FIRE);
  const other = setUp(4).model;
  expect(cutter.look(other, FIRE).derived.open).toBe(2);
  model.store.apply(timeline("late category=fire : 09:59 reported"));
  expect(cut.derived.open).toBe(5);
  const dropped = cutter.look(other, FIRE);
  cutter.look(other, NO_FILTER);
  other.store.apply(timeline("late category=fire : 09:59 reported"));
  expect(dropped.derived.open).toBe(2);
});
