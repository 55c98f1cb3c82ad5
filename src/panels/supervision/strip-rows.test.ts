import { expect, it } from "vitest";
import { stripRows } from "./strip-rows.ts";

it("shows three at most, fewer where the urgent list needs the room, and always the oldest", () => {
  expect([400, 286, 285, 255, 254, 100, 0].map((height) => stripRows(7, height))).toEqual([3, 3, 2, 2, 1, 1, 1]);
  expect([stripRows(0, 400), stripRows(2, 400)]).toEqual([0, 2]);
});

it("has no limit but three where the column may grow", () => {
  expect(stripRows(7, Number.POSITIVE_INFINITY)).toBe(3);
});
