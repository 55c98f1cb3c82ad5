import fc from "fast-check";
import { expect, it } from "vitest";
import { sortInSteps } from "./sort-in-steps.ts";

function sorted<Item>(items: readonly Item[], compare: (one: Item, other: Item) => number) {
  const steps = sortInSteps(items, compare);
  for (let taken = 0; ; taken += 1) {
    const step = steps.next();
    if (step.done === true) return { items: step.value, taken };
  }
}

it("sorts as the language does, equal ones as they stood", () => {
  const item = fc.record({ key: fc.integer({ min: 0, max: 9 }), place: fc.nat() });
  const compare = (one: { key: number }, other: { key: number }): number => one.key - other.key;
  fc.assert(
    fc.property(fc.array(item, { maxLength: 60 }), fc.integer({ min: 1, max: 60 }), (few, times) => {
      const items = Array.from({ length: times }, () => few).flat();
      expect(sorted(items, compare).items).toEqual([...items].sort(compare));
    }),
    { seed: 5, numRuns: 40 },
  );
});

it("takes many small steps for many items", () => {
  const items = Array.from({ length: 20_000 }, (_, place) => (place * 7919) % 20_000);
  expect(sorted(items, (one, other) => one - other).taken).toBeGreaterThan(50);
  expect(sorted(items, (one, other) => one - other).items).toEqual(items.map((_, place) => place));
});
