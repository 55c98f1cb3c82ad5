import fc from "fast-check";
import { expect, test } from "vitest";
import { createDerived } from "../src/derive/create-derived.ts";
import type { Derived } from "../src/derive/derived.ts";
import { createStore } from "../src/store/create-store.ts";
import { rebuildAsOf } from "../src/store/rebuild.ts";
import type { Store } from "../src/store/store.ts";
import { assertSameAsOracle } from "./oracle/assert-same.ts";
import { type Session, session } from "./oracle/session.ts";

const SEED = 20261121;

/** Runs a session, calling `check` after every batch and every advance. `stopAt` adds instants before `until` to advance to on the way. */
function play(
  { profile, windowMs, start, batches }: Session,
  check: (store: Store, derived: Derived) => void,
  stopAt: (store: Store, derived: Derived, until: number) => readonly number[] = () => [],
): Store {
  const store = createStore(profile, { windowMs });
  store.advance(start);
  const derived = createDerived(store, profile);
  for (const { now, events } of batches) {
    for (const stop of stopAt(store, derived, now)) {
      store.advance(stop);
      check(store, derived);
    }
    // Every other batch arrives before the clock it carries is known.
    if (events.length % 2 === 0) store.advance(now);
    store.apply(events);
    check(store, derived);
    store.advance(now);
    check(store, derived);
  }
  return store;
}

/** The first instants before `until` at which a clock turns, and the last ones before they do. */
function nextTurns(store: Store, derived: Derived, until: number): number[] {
  const turns = new Set<number>();
  for (const incident of derived.openIncidents()) {
    const { dueAt, atRiskAt, stage } = derived.deadlineOf(incident);
    if (stage !== null) for (const turn of [atRiskAt - 1, atRiskAt, dueAt, dueAt + 1]) turns.add(turn);
  }
  return [...turns]
    .filter((turn) => turn > store.now && turn < until)
    .sort((one, other) => one - other)
    .slice(0, 2);
}

test("every figure equals its recomputation from the log, after every batch and every advance", () => {
  fc.assert(
    fc.property(session, (played) => {
      play(played, (store, derived) => assertSameAsOracle(store, derived, played.profile), nextTurns);
    }),
    { seed: SEED, numRuns: 200 },
  );
});

test("figures that are read seldom are right when they are", () => {
  const seldom = fc.record({ played: session, reads: fc.infiniteStream(fc.integer({ min: 0, max: 9 })) });
  fc.assert(
    fc.property(seldom, ({ played, reads }) => {
      let left = 0;
      play(played, (store, derived) => {
        if (left > 0) left -= 1;
        else {
          assertSameAsOracle(store, derived, played.profile);
          left = reads.next().value ?? 0;
        }
      });
    }),
    { seed: SEED, numRuns: 100 },
  );
}, 120_000);

test("derivations made for a store that is full already say the same as those that saw it grow", () => {
  fc.assert(
    fc.property(session, (played) => {
      const store = play(played, () => {});
      assertSameAsOracle(store, createDerived(store, played.profile), played.profile);
    }),
    { seed: SEED, numRuns: 50 },
  );
});

test("the same events in any order and any batches give the same table and the same counts", () => {
  const shuffled = session.chain((played) => {
    const events = played.batches.flatMap((batch) => batch.events);
    return fc.record({
      played: fc.constant(played),
      events: fc.shuffledSubarray(events, { minLength: events.length }),
      size: fc.integer({ min: 1, max: 10 }),
    });
  });
  fc.assert(
    fc.property(shuffled, ({ played, events, size }) => {
      const inOrder = createStore(played.profile);
      inOrder.apply(played.batches.flatMap((batch) => batch.events));
      const other = createStore(played.profile);
      for (let taken = 0; taken < events.length; taken += size) other.apply(events.slice(taken, taken + size));
      expect(tableOf(other)).toEqual(tableOf(inOrder));
    }),
    { seed: SEED, numRuns: 200 },
  );
});

test("a store rebuilt as of an instant equals one that was fed the events up to then", () => {
  const asOf = fc.record({ played: session, share: fc.double({ min: 0, max: 1, noNaN: true }) });
  fc.assert(
    fc.property(asOf, ({ played, share }) => {
      const last = played.batches.at(-1)?.now ?? played.start;
      const instant = Math.round(played.start + share * (last - played.start));
      const store = createStore(played.profile, { windowMs: 365 * 86_400_000 });
      for (const { now, events } of played.batches) {
        store.apply(events);
        store.advance(now);
      }
      const fed = createStore(played.profile, { windowMs: store.windowMs });
      fed.advance(instant);
      for (const { events } of played.batches) fed.apply(events.filter((event) => event.at <= instant));
      const rebuilt = rebuildAsOf(store, played.profile, instant);
      expect(rebuilt.now).toBe(instant);
      expect(tableOf(rebuilt)).toMatchObject({ ...tableOf(fed), duplicates: expect.anything() });
      const figures = createDerived(rebuilt, played.profile).figures();
      expect(figures).toEqual(createDerived(fed, played.profile).figures());
    }),
    { seed: SEED, numRuns: 100 },
  );
});

function tableOf(store: Store) {
  const byKey = <Value>(map: ReadonlyMap<string, Value>): [string, Value][] =>
    [...map].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    incidents: byKey(store.incidents),
    units: byKey(store.units),
    ports: byKey(store.ports),
    indicators: byKey(store.indicators),
    mode: store.mode,
    pending: store.pendingCount,
    applied: store.appliedCount,
    duplicates: store.duplicateCount,
    rejected: byKey(store.rejectedCounts),
  };
}
