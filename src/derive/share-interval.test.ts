import { expect, test } from "vitest";
import { wilsonInterval } from "./share-interval.ts";

test.each([
  // Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I, method 3.
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])("%i of %i: from %f to %f", (met, sample, low, high) => {
  expect(wilsonInterval(met, sample)).toEqual([expect.closeTo(low, 4), expect.closeTo(high, 4)]);
});

test("none or all of a sample end exactly at 0 and 1; no sample has no interval", () => {
  expect(wilsonInterval(0, 6)?.[0]).toBe(0);
  expect(wilsonInterval(6, 6)?.[1]).toBe(1);
  expect(wilsonInterval(0, 0)).toBeNull();
});
