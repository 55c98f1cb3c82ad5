import fc from "fast-check";
import { expect, test } from "vitest";
import { nthSmallest } from "./nth-smallest.ts";

test("finds what stands at a rank when all are sorted, repeated values among them", () => {
  const values = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(values, fc.nat(), (given, place) => {
      const rank = 1 + (place % given.length);
      const sorted = given.toSorted((one, other) => one - other);
      // What lies beyond the length is not looked at.
      expect(nthSmallest(Float64Array.from([...given, -1, -1]), given.length, rank)).toBe(sorted[rank - 1]);
    }),
    { seed: 20261122 },
  );
});
