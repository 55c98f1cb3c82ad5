import { expect, test } from "vitest";
import type { UnitStateEvent } from "../../domain/event.ts";
import type { UnitState } from "../../domain/unit.ts";
import { FreeUnits, freeBand } from "./free-units.ts";
import { FREE } from "./prediction.ts";

function change(unit: string, at: number, state: UnitState, region = "north-1"): UnitStateEvent {
  return { kind: "unitState", unit, at, state, incident: null, name: unit, unitKind: "patrol", region };
}

/** Regions are named by community and grid. */
function read(changes: readonly UnitStateEvent[]): FreeUnits {
  const work = FreeUnits.read(changes, (region) => region.split("-")[0] ?? region);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

const freeAt = (changes: readonly UnitStateEvent[], community: string, instants: readonly number[]) =>
  instants.map((instant) => read(changes).at(community, instant));

test("idle units of a community are free, from the instant they say so to the next", () => {
  const changes = [
    change("a", 10, "idle"),
    change("b", 10, "offDuty", "north-2"),
    change("a", 20, "moving"),
    change("b", 30, "idle", "north-2"),
    change("a", 40, "idle"),
  ];
  expect(freeAt(changes, "north", [10, 19, 20, 29, 30, 40, 99])).toEqual([1, 1, 0, 0, 1, 2, 2]);
});

test("what was free is unknown, not none, before every unit of the community is known, and where none stands", () => {
  const changes = [change("a", 10, "idle"), change("b", 25, "moving"), change("c", 5, "idle", "south-1")];
  expect(freeAt(changes, "north", [9, 10, 24, 25])).toEqual([null, null, null, 1]);
  expect(freeAt(changes, "south", [4, 5])).toEqual([null, 1]);
  expect(freeAt(changes, "west", [99])).toEqual([null]);
});

test("a unit that moves counts where it stands; where it left, nobody is known to stand", () => {
  const changes = [
    change("a", 10, "idle"),
    change("a", 20, "idle", "south-1"),
    change("b", 15, "onScene", "south-2"),
    change("a", 30, "moving", "south-1"),
  ];
  expect(freeAt(changes, "north", [19, 20])).toEqual([1, null]);
  expect(freeAt(changes, "south", [14, 15, 20, 30])).toEqual([null, 0, 1, 0]);
});

test("changes may come late; of one instant the last to come holds", () => {
  const changes = [
    change("a", 10, "idle"),
    change("a", 30, "idle"),
    change("a", 20, "moving"),
    change("a", 30, "onScene"),
  ];
  expect(freeAt(changes, "north", [10, 20, 30])).toEqual([1, 0, 0]);
});

test("the last free unit is a level of its own, and so is not knowing", () => {
  expect([0, 1, 2, 9, null].map((units) => FREE[freeBand(units)])).toEqual([
    "none",
    "one",
    "several",
    "several",
    "unknown",
  ]);
});
