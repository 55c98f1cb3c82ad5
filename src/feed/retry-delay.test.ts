import { expect, test } from "vitest";
import { retryDelay } from "./retry-delay.ts";

test("doubles from one second to half a minute, for ever", () => {
  expect([1, 2, 3, 4, 5, 6, 7, 1_000_000].map((failures) => retryDelay(failures, 1))).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
  ]);
});

test("chance takes off up to half", () => {
  expect([0, 0.5, 1].map((chance) => retryDelay(3, chance))).toEqual([2_000, 3_000, 4_000]);
});
