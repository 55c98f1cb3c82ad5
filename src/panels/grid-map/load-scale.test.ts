import { expect, it } from "vitest";
import { formatLoad, loadScale, stepOf } from "./load-scale.ts";

it("keeps the steps of open incidents of regions, whatever the highest", () => {
  const scale = loadScale("open", [0, 30], true);
  expect(scale.labels).toEqual(["0", "1–2", "3–4", "5–6", "7–8", "9+"]);
  expect([0, 1, 2, 3, 8, 9, 30].map((value) => stepOf(scale, value))).toEqual([0, 1, 1, 2, 4, 5, 5]);
});

it("widens the steps of other counts until the highest reaches the last", () => {
  expect(loadScale("7d", [3, 412], true).labels).toEqual(["0", "1–100", "101–200", "201–300", "301–400", "401+"]);
  expect(loadScale("24h", [0, 4], false).labels).toEqual(["0", "1", "2", "3", "4", "5+"]);
  expect(loadScale("today", [], true).least).toEqual([0, 1, 2, 3, 4, 5]);
});

it("has steps around the usual, and for shares", () => {
  const usual = loadScale("usual", [], true);
  expect([0, 0.5, 1, 1.2, 1.9, 7].map((value) => stepOf(usual, value))).toEqual([0, 1, 2, 3, 4, 5]);
  const late = loadScale("late", [], true);
  expect([0, 0.02, 0.1, 0.5].map((value) => stepOf(late, value))).toEqual([0, 1, 2, 5]);
  expect(loadScale("per1000", [0.4, 2.4], true).labels[5]).toBe("≥ 2.5");
});

it("gives the unknown no step and no zero", () => {
  expect(stepOf(loadScale("usual", [null], true), null)).toBeNull();
  expect(formatLoad("usual", null)).toBe("—");
  expect([formatLoad("usual", 1.84), formatLoad("late", 0.253), formatLoad("open", 1_204)]).toEqual([
    "1.8×",
    "25%",
    "1,204",
  ]);
});
