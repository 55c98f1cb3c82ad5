import fc from "fast-check";
import { expect, it } from "vitest";
import { SortedList } from "./sorted-list.ts";

const ascending = (one: number, other: number): number => one - other;

it("holds what a sorted array would, wherever chunks split and join", () => {
  const steps = fc.array(fc.tuple(fc.boolean(), fc.nat(4_000)), { minLength: 1, maxLength: 400 });
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(4_000), { maxLength: 3_000, size: "max" }), steps, (first, moves) => {
      const held = new Set(first);
      const list = new SortedList(ascending, first);
      for (const [isAdded, value] of moves) {
        if (!isAdded) expect(list.remove(value)).toBe(held.delete(value));
        else if (!held.has(value)) {
          held.add(value);
          list.add(value);
        }
      }
      const sorted = [...held].sort(ascending);
      expect([...list]).toEqual(sorted);
      expect(list.size).toBe(sorted.length);
      const middle = sorted.length >>> 1;
      expect(list.slice(middle, middle + 40)).toEqual(sorted.slice(middle, middle + 40));
      for (const place of [0, middle, sorted.length - 1]) {
        const value = sorted[place];
        if (value !== undefined) expect(list.indexOf(value)).toBe(place);
      }
    }),
    { seed: 5, numRuns: 40 },
  );
});

it("empties and fills again", () => {
  const list = new SortedList(ascending);
  const values = Array.from({ length: 2_000 }, (_, index) => (index * 7_919) % 2_000);
  for (const value of values) list.add(value);
  for (const value of values) expect(list.remove(value)).toBe(true);
  expect(list.size).toBe(0);
  expect([...list]).toEqual([]);
  expect(list.remove(1)).toBe(false);
  list.add(3);
  expect(list.slice(0, 9)).toEqual([3]);
});
