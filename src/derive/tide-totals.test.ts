import { expect, it } from "vitest";
import { HOUR, MINUTE } from "../shared/units.ts";
import { tideTotals } from "./tide-totals.ts";

const NOW = 100 * HOUR + 4 * MINUTE;

it("counts bins that begin within 21 hours, the running one too, and overruns", () => {
  const derived = {
    tide: (from: number) =>
      [Math.floor(from / (10 * MINUTE)) * 10 * MINUTE, 90 * HOUR, 100 * HOUR].map((begin, index) => ({
        from: begin,
        reported: 10 ** index,
        closed: 2 * 10 ** index,
        backlog: 0,
      })),
    overruns: () => [
      { at: NOW - HOUR, count: 1 },
      { at: NOW, count: 2 },
    ],
  };
  expect(tideTotals(derived, NOW)).toEqual({ reported: 110, closed: 220, overruns: 3 });
});
