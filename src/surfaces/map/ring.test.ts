import { expect, it } from "vitest";
import { remainingShare, ringState } from "./ring.ts";

const clock = { dueAt: 600_000, limit: 600_000, atRiskShare: 0.34 };

it("turns at the very instants", () => {
  expect(ringState(null, 0)).toBe("none");
  expect(ringState(clock, 395_999)).toBe("inTime");
  expect(ringState(clock, 396_000)).toBe("atRisk");
  expect(ringState(clock, 600_000)).toBe("atRisk");
  expect(ringState(clock, 600_001)).toBe("overdue");
});

it("shows what remains of the limit", () => {
  expect(remainingShare(clock, 0)).toBe(1);
  expect(remainingShare(clock, 450_000)).toBe(0.25);
});
