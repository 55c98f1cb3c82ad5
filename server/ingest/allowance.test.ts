import fc from "fast-check";
import { expect, test } from "vitest";
import { Allowance } from "./allowance.ts";

test("a burst is free, what goes past it is waited for, each sender by itself", () => {
  const allowance = new Allowance(100, 1_000);
  expect(allowance.wait("a", 0)).toBe(0);
  allowance.spend("a", 1_200, 0);
  expect(allowance.wait("b", 0)).toBe(0);
  // 200 owed and one more to have something: 2.01 s at 100 a second.
  expect(allowance.wait("a", 0)).toBe(2_010);
  expect(allowance.wait("a", 2_000)).toBe(10);
  expect(allowance.wait("a", 2_010)).toBe(0);
  // A clock set back gives nothing.
  expect(allowance.wait("a", -60_000)).toBe(2_010);
});

test("whoever waits as told never gets more than the rate allows, but for one burst and one request", () => {
  const request = fc.record({ pause: fc.nat(2_000), items: fc.integer({ min: 1, max: 500 }) });
  fc.assert(
    fc.property(fc.array(request, { maxLength: 60 }), (requests) => {
      const allowance = new Allowance(100, 1_000);
      let now = 0;
      let taken = 0;
      for (const { pause, items } of requests) {
        now += pause;
        if (allowance.wait("a", now) > 0) now += allowance.wait("a", now);
        expect(allowance.wait("a", now)).toBe(0);
        allowance.spend("a", items, now);
        taken += items;
        expect(taken).toBeLessThanOrEqual(1_000 + (now / 1_000) * 100 + items);
      }
    }),
    { seed: 20_261_122 },
  );
});
