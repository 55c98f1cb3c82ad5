import { expect, it } from "vitest";
import { loadStep, loadStepLabels } from "./load-step.ts";

it("cuts open incidents into the six steps of the design", () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 300].map(loadStep)).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
});

it("names the steps", () => {
  expect(loadStepLabels()).toEqual(["0", "1–2", "3–4", "5–6", "7–8", "9+"]);
});
