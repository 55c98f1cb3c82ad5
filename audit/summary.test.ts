import { expect, it } from "vitest";
import { summarise } from "./summary.ts";

it("says everything in one line", () => {
  const audit = {
    agree: 7,
    differ: 1,
    undecided: 2,
    excluded: new Map([
      ["no-deadline", 3],
      ["no-verdict", 1],
    ] as const),
    entries: [],
  };
  expect(summarise(audit, { rows: 15, badRows: 1, incidents: 14 }, "out.csv")).toBe(
    "audit: 15 rows (1 left out), 14 incidents; 8 compared, 7 agree, 1 differ; 2 undecided; 4 excluded (no-deadline 3, no-verdict 1) → out.csv",
  );
  expect(summarise({ ...audit, excluded: new Map() }, { rows: 10, badRows: 0, incidents: 10 }, "out.csv")).toContain(
    "audit: 10 rows, 10 incidents; 8 compared, 7 agree, 1 differ; 2 undecided; 0 excluded → out.csv",
  );
});
