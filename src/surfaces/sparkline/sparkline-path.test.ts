import { expect, it } from "vitest";
import { sparklinePath } from "./sparkline-path.ts";

it("puts zero on the base and the highest on the top", () => {
  expect(sparklinePath([0, 4])).toBe("M0,16L100,0");
});

it("stays on the base when nothing happened", () => {
  expect(sparklinePath([0, 0])).toBe("M0,16L100,16");
});

it("draws nothing of less than two values", () => {
  expect(sparklinePath([])).toBe("");
  expect(sparklinePath([3])).toBe("");
});
