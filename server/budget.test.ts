import { expect, test } from "vitest";
import { Budget } from "./budget.ts";

test("thirty within any minute, and more as the first of them grow old", () => {
  const budget = new Budget(30);
  const spent = Array.from({ length: 32 }, (_, index) => budget.spend(1_000 * index));
  expect(spent.filter(Boolean)).toHaveLength(30);
  expect(spent.slice(30)).toEqual([false, false]);
  expect([budget.spend(59_999), budget.spend(60_000), budget.spend(60_500)]).toEqual([false, true, false]);
});

test("a clock set back does not lock anybody out", () => {
  const budget = new Budget(30);
  for (let nth = 0; nth < 30; nth += 1) budget.spend(1_000_000);
  expect([budget.spend(1_000_000), budget.spend(5)]).toEqual([false, true]);
});
