import fc from "fast-check";
import { expect, it } from "vitest";
import { labelEms, labelStarts } from "./label-starts.ts";

it("puts labels at their segments while there is room", () => {
  expect(labelStarts([0.5, 0.25, 0.25], [0.1, 0.1, 0.1], 0)).toEqual([0, 0.5, 0.75]);
});

it("makes room for the last one, which is often narrow", () => {
  const starts = labelStarts([0.9, 0.06, 0.04], [0.1, 0.1, 0.1], 0);
  expect(starts.map((start) => Math.round(start * 100))).toEqual([0, 80, 90]);
});

it("never lets two labels meet, as long as all fit", () => {
  const segments = fc.array(fc.nat({ max: 1_000 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(segments, (counts) => {
      const total = Math.max(
        1,
        counts.reduce((sum, count) => sum + count, 0),
      );
      const widths = counts.map(() => 0.15);
      const starts = labelStarts(
        counts.map((count) => count / total),
        widths,
        0.01,
      );
      for (const [index, start] of starts.entries()) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(start + 0.15).toBeLessThanOrEqual((starts[index + 1] ?? 1.01) - 0.01 + 1e-9);
      }
    }),
    { seed: 77 },
  );
});

it("reckons the width of words", () => {
  expect(labelEms("网格")).toBe(2);
  expect(labelEms("2,914")).toBeCloseTo(2.24);
});
