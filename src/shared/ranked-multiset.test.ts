import fc from "fast-check";
import { expect, test } from "vitest";
import { RankedMultiset } from "./ranked-multiset.ts";

test("nearest ranks are exact, whatever comes and goes", () => {
  const value = fc.oneof(fc.nat(20), fc.nat(1_000_000), fc.nat(2 ** 40));
  fc.assert(
    fc.property(fc.array(fc.record({ value, remove: fc.nat(3) }), { maxLength: 80 }), (steps) => {
      const multiset = new RankedMultiset();
      const held: number[] = [];
      for (const step of steps) {
        multiset.add(step.value);
        held.push(step.value);
        if (step.remove === 0) multiset.remove(held.splice(step.value % held.length, 1)[0] ?? -1);
        held.sort((one, other) => one - other);
        expect(multiset.size).toBe(held.length);
        for (const share of [0.1, 0.5, 0.9, 1])
          expect(RankedMultiset.nearestRank([multiset], share)).toBe(held[Math.ceil(share * held.length) - 1] ?? null);
      }
    }),
    { seed: 1, numRuns: 200 },
  );
});

test("taking away what is not there is an error", () => {
  expect(() => new RankedMultiset().remove(5)).toThrow("5 is not in the multiset");
});

test("ranks over several multisets are those of all their values", () => {
  const odd = new RankedMultiset();
  const even = new RankedMultiset();
  for (const value of [100, 101, 102, 103, 104, 5_000]) (value % 2 === 0 ? even : odd).add(value);
  const ranks = [0.5, 0.9].map((share) => RankedMultiset.nearestRank([odd, even, new RankedMultiset()], share));
  expect(ranks).toEqual([102, 5_000]);
  expect(RankedMultiset.nearestRank([], 0.5)).toBeNull();
});
