import { expect, it } from "vitest";
import type { Deadline } from "../../derive/derived.ts";
import { arcPath, remainingShare } from "./ring-arc.ts";

const deadline = (state: Deadline["state"]): Deadline => ({
  state,
  mechanism: null,
  stage: null,
  startedAt: 0,
  limit: 100,
  dueAt: 100,
  atRiskAt: 66,
});

it("drains from one to nothing", () => {
  expect([0, 25, 100, 130].map((now) => remainingShare(deadline("intime"), now))).toEqual([1, 0.75, 0, 0]);
  expect(remainingShare(deadline("none"), 99)).toBe(1);
});

it("draws clockwise from twelve", () => {
  expect(arcPath(0.25, 10)).toBe("M0 -10A10 10 0 0 1 10.00 -0.00");
  expect(arcPath(0.75, 10)).toBe("M0 -10A10 10 0 1 1 -10.00 0.00");
});
