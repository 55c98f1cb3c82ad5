import { expect, test } from "vitest";
import { count, countsLine } from "./plain-counts-reporter.ts";

test("counts tests by how they ended", () => {
  const counts = count(
    [
      { failedOutsideTests: 0, states: ["passed", "failed", "passed"] },
      { failedOutsideTests: 0, states: ["skipped", "pending"] },
    ],
    0,
  );
  expect(countsLine(counts)).toBe("2 passed, 1 failed, 2 skipped");
});

test("a file that does not load and an error outside of any test are failures", () => {
  expect(countsLine(count([{ failedOutsideTests: 1, states: [] }], 2))).toBe("0 passed, 3 failed");
});
