import fc from "fast-check";
import { expect, it } from "vitest";
import { SortedNumbers } from "./sorted-numbers.ts";

it("counts as a plain list does, whatever is added and taken away", () => {
  const step = fc.tuple(fc.boolean(), fc.nat(12));
  fc.assert(
    fc.property(fc.array(step), fc.nat(14), fc.nat(14), (steps, after, to) => {
      const sorted = new SortedNumbers();
      const plain: number[] = [];
      for (const [adds, value] of steps) {
        if (adds) {
          sorted.add(value);
          plain.push(value);
        } else {
          sorted.remove(value);
          if (plain.includes(value)) plain.splice(plain.indexOf(value), 1);
        }
      }
      expect(sorted.countIn(after, to)).toBe(plain.filter((value) => value > after && value <= to).length);
      expect([sorted.size, sorted.first, sorted.last]).toEqual([
        plain.length,
        plain.length === 0 ? null : Math.min(...plain),
        plain.length === 0 ? null : Math.max(...plain),
      ]);
    }),
    { seed: 20261122 },
  );
});
