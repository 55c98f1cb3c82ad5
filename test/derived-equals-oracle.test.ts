import fc from "fast-check";
import { expect, test } from "vitest";
import { createDerived } from "../src/derive/create-derived.ts";
import type { Derived } from "../src/derive/derived.ts";
import { startOfDay } from "../src/domain/calendar-day.ts";
import type { Profile } from "../src/domain/profile.ts";
import { createStore } from "../src/store/create-store.ts";
import { rebuildAsOf } from "../src/store/rebuild.ts";
import type { Store } from "../src/store/store.ts";
import { assertSameAsOracle } from "./oracle/assert-same.ts";
import { type Session, session } from "./oracle/session.ts";

const SEED = 20261121;
const DAY = 86_400_000;
const TEN_MINUTES = 600_000;

/** Runs a session, calling `check` after every batch and every advance. `stopAt` adds instants before `until` to advance to on the way. */
function play(
  { profile, windowMs, start, batches }: Session,
  check: (store: Store, derived: Derived) => void,
  stopAt: typeof nextTurns = () => [],
): Store {
  const store = createStore(profile, { windowMs });
  store.advance(start);
  const derived = createDerived(store, profile);
  for (const { now, events } of batches) {
    for (const stop of stopAt(store, derived, now, profile)) {
      store.advance(stop);
      check(store, derived);
    }
    // Every other batch arrives before the clock it carries is known.
    if (events.length % 2 === 0) store.advance(now);
    store.apply(events);
    check(store, derived);
    store.advance(now);
    checkEviction(store);
    check(store, derived);
  }
  return store;
}

/** Who closed before the window, counted back from the last full ten minutes, is gone. */
function checkEviction(store: Store): void {
  const windowStart = store.now - (store.now % TEN_MINUTES) - store.windowMs;
  for (const { id, stages } of store.incidents.values())
    if (stages.closed !== null && stages.closed < windowStart) throw new Error(`${id} closed before the window began`);
}

/** Some of the instants before `until` at which something turns by the passing of time, and the last ones before they do. */
function nextTurns(store: Store, derived: Derived, until: number, profile: Profile): number[] {
  const turns = new Set<number>();
  const midnight = startOfDay(store.now, profile.zone, 1);
  turns.add(midnight);
  for (const incident of store.incidents.values()) {
    const { dueAt, atRiskAt } = derived.deadlineOf(incident);
    for (const turn of [atRiskAt, dueAt + 1]) turns.add(turn);
    for (const from of Object.values(incident.stages)) {
      if (from === null) continue;
      for (const length of [DAY, 2 * DAY, 7 * DAY]) turns.add(from + length);
    }
    for (const { startedAt, dueAt, limit } of derived.stagesOf(incident)) {
      if (dueAt !== null) turns.add(dueAt + 1);
      if (startedAt !== null && limit !== null) turns.add(startedAt + Math.ceil(1.5 * limit));
    }
  }
  const ahead = [...turns].flatMap((turn) => [turn - 1, turn]).filter((turn) => turn > store.now && turn < until);
  ahead.sort((one, other) => one - other);
  // The first two, and two further on: which ones differs from batch to batch.
  const further = Math.floor((ahead.length * (store.version % 7)) / 7);
  return [...new Set([...ahead.slice(0, 2), ...ahead.slice(further, further + 2)])].sort((one, other) => one - other);
}

test("every figure equals its recomputation from the log, after every batch and every advance", () => {
  fc.assert(
    fc.property(session, (played) => {
      play(played, (store, derived) => assertSameAsOracle(store, derived, played.profile), nextTurns);
    }),
    { seed: SEED, numRuns: 60 },
  );
}, 120_000);

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
    { seed: SEED, numRuns: 40 },
  );
}, 120_000);

test("derivations made for a store that is full already say the same as those that saw it grow", () => {
  fc.assert(
    fc.property(session, (played) => {
      const store = play(played, () => {});
      assertSameAsOracle(store, createDerived(store, played.profile), played.profile);
    }),
    { seed: SEED, numRuns: 40 },
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
      const store = createStore(played.profile, { windowMs: 365 * DAY });
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
      const derived = createDerived(rebuilt, played.profile);
      expect(derived.figures()).toEqual(createDerived(fed, played.profile).figures());
      assertSameAsOracle(rebuilt, derived, played.profile);
    }),
    { seed: SEED, numRuns: 60 },
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
