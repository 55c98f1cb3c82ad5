import { expect, it } from "vitest";
import { burnInShift, SHIFT_PERIOD } from "./burn-in-shift.ts";

it("goes round a square, one side at a time", () => {
  const corners = [0, 1, 2, 3, 4].map((step) => burnInShift(step * SHIFT_PERIOD));
  expect(corners.map(({ x, y }) => `${x},${y}`)).toEqual(["0,0", "2,0", "2,2", "0,2", "0,0"]);
  expect(burnInShift(SHIFT_PERIOD - 1)).toEqual({ x: 0, y: 0 });
});
