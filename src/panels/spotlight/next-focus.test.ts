import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Focus, focusCandidates, MOST_CANDIDATES, nextFocus } from "./next-focus.ts";

const DWELL = 15_000;

describe("nextFocus", () => {
  it("begins with the first, which is the longest overdue", () => {
    expect(nextFocus(null, ["overdue", "atrisk"], 1_000, DWELL)).toEqual({ incident: "overdue", since: 1_000 });
  });

  it("stays for the dwell and then goes on, round and round", () => {
    const candidates = ["a", "b"];
    const first = nextFocus(null, candidates, 0, DWELL);
    expect(nextFocus(first, candidates, DWELL - 1, DWELL)).toBe(first);
    const second = nextFocus(first, candidates, DWELL, DWELL);
    expect(second).toEqual({ incident: "b", since: DWELL });
    expect(nextFocus(second, candidates, 2 * DWELL, DWELL)?.incident).toBe("a");
  });

  it("leaves an incident that is no longer at risk at once", () => {
    const on = { incident: "a", since: 0 };
    expect(nextFocus(on, ["b", "c"], 1, DWELL)).toEqual({ incident: "b", since: 1 });
  });

  it("hides when nothing is at risk", () => {
    expect(nextFocus({ incident: "a", since: 0 }, [], 1, DWELL)).toBeNull();
  });

  it("goes on when the clock stepped back", () => {
    expect(nextFocus({ incident: "a", since: 9_000 }, ["a", "b"], 1_000, DWELL)).toEqual({
      incident: "b",
      since: 1_000,
    });
  });

  it("visits every candidate of a standing list within one round", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 12 }), (candidates) => {
        let focus: Focus | null = null;
        const seen = new Set<string>();
        for (let turn = 0; turn < candidates.length; turn += 1) {
          focus = nextFocus(focus, candidates, turn * DWELL, DWELL);
          if (focus !== null) seen.add(focus.incident);
        }
        expect(seen.size).toBe(candidates.length);
      }),
      { seed: 15 },
    );
  });
});

describe("what the rotation goes through", () => {
  it("is what is urgent, then what is supervised without being urgent", () => {
    expect(focusCandidates(["late", "soon"], ["asked", "late"])).toEqual(["late", "soon", "asked"]);
    expect(focusCandidates([], ["asked"])).toEqual(["asked"]);
    expect(focusCandidates(["late"], [])).toEqual(["late"]);
  });

  it("has room for supervisions however much is urgent, and is short enough to come round", () => {
    const urgent = Array.from({ length: 99 }, (_, place) => `u${place}`);
    const supervised = Array.from({ length: 99 }, (_, place) => `s${place}`);
    expect(focusCandidates(urgent, ["asked"])).toEqual([...urgent.slice(0, 23), "asked"]);
    const both = focusCandidates(urgent, supervised);
    expect(both).toHaveLength(MOST_CANDIDATES);
    expect(both.slice(-6)).toEqual(supervised.slice(0, 6));
    expect(focusCandidates(urgent, [])).toEqual(urgent.slice(0, MOST_CANDIDATES));
  });
});
