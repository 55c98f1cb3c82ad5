import fc from "fast-check";
import { expect, test } from "vitest";
import { BoundedSet } from "./bounded-set.ts";
import { CountMap } from "./count-map.ts";
import { Ring } from "./ring.ts";
import { topBy } from "./top-by.ts";

test("a ring holds the last values, oldest first, and gives back what falls out", () => {
  const ring = new Ring<number>(3);
  expect([1, 2, 3, 4, 5].map((value) => ring.push(value))).toEqual([undefined, undefined, undefined, 1, 2]);
  expect([...ring]).toEqual([3, 4, 5]);
  expect(ring.size).toBe(3);
});

test("a bounded set forgets the oldest", () => {
  const set = new BoundedSet<string>(2);
  for (const value of ["a", "b", "a", "c"]) set.add(value);
  expect([set.has("a"), set.has("b"), set.has("c")]).toEqual([false, true, true]);
});

test("a count that falls to zero leaves; the snapshot is the same object until something changes", () => {
  const counts = new CountMap<string>();
  counts.add("a", 2);
  counts.add("b", 1);
  counts.add("b", -1);
  const snapshot = counts.snapshot();
  expect(snapshot).toEqual(new Map([["a", 2]]));
  expect(counts.snapshot()).toBe(snapshot);
  counts.add("a", 1);
  expect(counts.snapshot()).not.toBe(snapshot);
  expect(counts.get("b")).toBe(0);
});

test("topBy equals sorting all and taking the first", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30)), fc.nat(10), (values, limit) => {
      const ascending = (one: number, other: number): number => one - other;
      expect(topBy(values, limit, ascending)).toEqual([...values].sort(ascending).slice(0, limit));
    }),
    { seed: 2 },
  );
});
