import fc from "fast-check";
import { expect, test } from "vitest";
import type { UnitStateEvent } from "./event.ts";
import type { UnitState } from "./unit.ts";
import { UnitStateLog } from "./unit-state-log.ts";

function said(unit: string, at: number, state: UnitState = "idle"): UnitStateEvent {
  return { kind: "unitState", unit, at, state, incident: null, name: unit, unitKind: "patrol", region: "street" };
}

function logOf(states: readonly UnitStateEvent[]): UnitStateLog<UnitStateEvent> {
  const log = new UnitStateLog<UnitStateEvent>((event) => event);
  for (const state of states) log.push(state);
  return log;
}

const instants = (states: Iterable<UnitStateEvent>) => [...states].map(({ unit, at }) => `${unit}${at}`);

test("gives what was said since an instant and the last before it, of each unit, in the order it came", () => {
  const log = logOf([said("a", 1), said("b", 2), said("a", 30), said("a", 3), said("c", 20), said("b", 1)]);
  expect(instants(log.since(10))).toEqual(["b2", "a30", "a3", "c20"]);
  expect(instants(log.since(0))).toEqual(instants(log));
  expect(instants(log.since(99))).toEqual(["b2", "a30", "c20"]);
});

test("of what is repeated the first and the last time tell all", () => {
  const log = logOf([said("a", 1), said("a", 2), said("a", 3), said("a", 4, "moving"), said("a", 5), said("a", 6)]);
  log.expire(0);
  expect(instants(log)).toEqual(["a1", "a3", "a4", "a5", "a6"]);
});

test("past its bound it keeps what came last, and of what came before each unit's latest", () => {
  const states = Array.from({ length: 12 }, (_, at) => said("a", at, at % 2 === 0 ? "idle" : "moving"));
  const log = logOf([said("b", 5), said("b", 4), ...states]);
  expect(log.shrink(12)).toBe(0);
  expect(log.shrink(10)).toBe(3);
  expect(instants(log)).toEqual(["b5", ...Array.from({ length: 10 }, (_, place) => `a${place + 2}`)]);
});

const arbitraryStates = fc.array(
  fc
    .tuple(fc.constantFrom("a", "b", "c"), fc.nat(30), fc.constantFrom("idle" as const, "moving" as const))
    .map(([unit, at, state]) => said(unit, at, state)),
  { maxLength: 40 },
);

test("what it lets go of never changes what a unit is known to have been, from the first change held on", () => {
  fc.assert(
    fc.property(arbitraryStates, fc.nat(30), fc.nat(20), (some, before, most) => {
      const states = some.toSorted((one, other) => one.at - other.at);
      const log = logOf(states);
      log.expire(before);
      log.shrink(most);
      expect(log.shrink(most)).toBe(0);
      for (const unit of new Set(states.map((state) => state.unit))) {
        const whole = states.filter((state) => state.unit === unit);
        const held = [...log].filter((state) => state.unit === unit);
        for (let at = held[0]?.at ?? 0; at <= 31; at += 1) expect(stateAt(held, at)).toBe(stateAt(whole, at));
      }
    }),
    { seed: 11 },
  );
});

test("read back from what it holds it goes on in the same way", () => {
  fc.assert(
    fc.property(arbitraryStates, arbitraryStates, fc.nat(30), fc.nat(20), (past, coming, before, most) => {
      const log = logOf(past);
      log.expire(before - 5);
      log.shrink(most);
      const again = logOf([...log]);
      for (const each of [log, again]) {
        for (const state of coming) each.push(state);
        each.expire(before);
        each.shrink(most);
      }
      expect([...again]).toEqual([...log]);
    }),
    { seed: 12 },
  );
});

/** By time; at one instant the last to come holds. */
function stateAt(states: readonly UnitStateEvent[], instant: number): UnitState | undefined {
  return states.toSorted((one, other) => one.at - other.at).findLast(({ at }) => at <= instant)?.state;
}
