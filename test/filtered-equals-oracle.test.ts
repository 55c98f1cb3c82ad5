import assert from "node:assert/strict";
import fc from "fast-check";
import { test } from "vitest";
import { createDerived } from "../src/derive/create-derived.ts";
import { createCuts } from "../src/app/cuts.ts";
import { createModel } from "../src/app/model.ts";
import { isFiltering } from "../src/domain/incident-filter.ts";
import { tallyCutter } from "../src/domain/tally-cutter.ts";
import { incidentMatcher } from "../src/domain/incident-matcher.ts";
import { createStore } from "../src/store/create-store.ts";
import { createFilteredStore } from "../src/store/filtered-store.ts";
import { filter } from "./oracle/arbitrary-filter.ts";
import { assertSameAsOracle } from "./oracle/assert-same.ts";
import { createManualTime } from "./fixtures/manual-time.ts";
import { lifeMatches } from "./oracle/filter.ts";
import { askOracle } from "./oracle/oracle.ts";
import { session } from "./oracle/session.ts";

const SEED = 20261122;
const MINUTE = 60_000;

/** Corrections after all else, for incidents come and go by them. */
const moves = fc.array(
  fc.record({
    incident: fc.constantFrom("i0", "i1", "i2"),
    patch: fc.oneof(
      fc.record({ category: fc.constantFrom("safety", "fire", "dispute") }),
      fc.record({ region: fc.constantFrom("grid-a1", "village-a", "village-b", "street") }),
      fc.record({ severity: fc.constantFrom(...([1, 2, 3, 4] as const)) }),
    ),
  }),
  { minLength: 2, maxLength: 8 },
);

test("figures of a filtered view equal those of the matching incidents' events alone, after every batch and every advance", () => {
  const cut = fc.record({ played: session, filter, moves, begin: fc.nat(6), pieces: fc.integer({ min: 1, max: 4 }) });
  let views = 0;
  let partly = 0;
  let entered = 0;
  let left = 0;
  fc.assert(
    fc.property(cut, ({ played, filter: filterFrom, moves, begin, pieces }) => {
      const { profile, windowMs, start, batches } = played;
      const filter = filterFrom(start, profile.zone);
      const store = createStore(profile, { windowMs });
      store.advance(start);
      const whole = createDerived(store, profile);
      const matches = incidentMatcher(filter, profile);
      const view = createFilteredStore(store, matches, tallyCutter(filter, profile));
      view.observe({
        incidentChanged: (incident, isNew) => {
          if (isNew && isFull && store.eventsOf(incident.id).length > 1) entered += 1;
        },
        incidentEvicted: (incident) => {
          if (!matches(incident)) left += 1;
        },
        advanced() {},
      });
      const derived = createDerived(view, profile);
      const filling = view.fill();
      let isFull = false;
      const check = (): void => {
        if (!isFull) return;
        const matching = askOracle(store.log(), store.now, profile)
          .lives.filter((life) => lifeMatches(life, filter, profile))
          .map(({ id }) => id)
          .sort();
        views += 1;
        if (matching.length > 0 && matching.length < store.incidents.size) partly += 1;
        assert.deepEqual([...view.incidents.keys()].sort(), matching, "incidents of the view");
        assertSameAsOracle(view, derived, profile);
      };
      const correct = (): void => {
        while (!isFull) isFull = filling.next().done === true;
        for (const [index, move] of moves.entries()) {
          store.apply([{ kind: "amended", ...move, at: store.now, revision: 10_000 + index }]);
          store.advance(store.now + index * MINUTE);
          check();
        }
      };
      const spoken = batches.filter(({ events }) => events.length > 0).length;
      for (const [index, { now, events }] of batches.entries()) {
        if (index === spoken) correct();
        if (events.length % 2 === 0) store.advance(now);
        store.apply(events);
        // The table is taken in while the stream goes on.
        for (let step = 0; index >= begin && !isFull && step < pieces; step += 1) isFull = filling.next().done === true;
        store.advance(now);
        if (index % 3 === 0 || index >= spoken) check();
      }
      if (spoken === batches.length) correct();
      assertSameAsOracle(store, whole, profile);
      view.release();
    }),
    { seed: SEED, numRuns: 40 },
  );
  // The property must not hold for want of cases.
  assert.ok(partly > views / 4, `${partly} of ${views} views hold some incidents and not others`);
  assert.ok(entered > 5 && left > 5, `${entered} incidents were corrected into a filter, ${left} out of it`);
}, 120_000);

test("the tide under a brushed range equals that of the incidents the rest of the filter matches", () => {
  const cut = fc.record({ played: session, filter, from: fc.nat(60), length: fc.integer({ min: 1, max: 120 }) });
  let differing = 0;
  fc.assert(
    fc.property(cut, ({ played, filter: filterFrom, from, length }) => {
      const { profile, windowMs, start, batches } = played;
      const reported = { from: start + from * MINUTE, to: start + (from + length) * MINUTE };
      const chosen = { ...filterFrom(start, profile.zone), reported };
      const rest = { ...chosen, reported: null };
      const store = createStore(profile, { windowMs });
      store.advance(start);
      const model = createModel(profile, { store, derived: createDerived(store, profile) });
      const time = createManualTime(start);
      const cuts = createCuts({ time, touch() {} }, () => Promise.reject(new Error("no hexagon is asked for")));
      const half = Math.floor(batches.length / 2);
      for (const [index, { now, events }] of batches.entries()) {
        store.apply(events);
        store.advance(now);
        if (index !== half && index !== batches.length - 1) continue;
        const shown = cuts.look(model, chosen);
        const tide = cuts.without(model, chosen, "reported");
        if (shown.store.incidents.size < tide.store.incidents.size && isFiltering(rest)) differing += 1;
        const matching = askOracle(store.log(), store.now, profile)
          .lives.filter((life) => lifeMatches(life, rest, profile))
          .map(({ id }) => id);
        assert.deepEqual([...tide.store.incidents.keys()].sort(), matching.sort(), "incidents of the tide");
        const oracle = askOracle(tide.store.log(), store.now, profile);
        assert.deepEqual(tide.derived.tide(start), oracle.tide(start), "tide");
        assert.deepEqual(tide.derived.open, oracle.figures["incidents.open"], "backlog");
      }
      cuts.stop();
    }),
    { seed: SEED, numRuns: 8 },
  );
  assert.ok(differing > 2, `${differing} times a range left out what the rest of the filter shows`);
}, 120_000);
