import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChartTokens } from "../../surfaces/chart/tokens.ts";
import { distributionCurves, distributionOption } from "./distribution-option.ts";

const tokens: ChartTokens = { unit: 2, note: 28, label: 32, fontText: "sans-serif", color: (role) => role };

/** 30 steps of 5 % of the limit, and one beyond. */
const bins = (counts: Readonly<Record<number, number>>): readonly number[] =>
  Array.from({ length: 31 }, (_, index) => counts[index] ?? 0);

describe("distributionCurves", () => {
  it("meets at the limit", () => {
    const { within, tail } = distributionCurves(bins({ 5: 10, 19: 4, 20: 4, 25: 1 }));
    expect(within.at(-1)?.[0]).toBe(1);
    expect(tail[0]).toEqual(within.at(-1));
    expect(within[0]).toEqual([0, 0]);
    expect(tail.at(-1)?.[0]).toBe(1.5);
  });

  it("keeps what left the axis apart, at most as high as the curve", () => {
    expect(distributionCurves(bins({ 5: 16, 30: 3 })).beyond).toBeCloseTo(0.5);
    expect(distributionCurves(bins({ 5: 1, 30: 500 })).beyond).toBe(1);
  });

  it("is flat without any incident", () => {
    const { within, tail, beyond } = distributionCurves(bins({}));
    expect([...within, ...tail].every(([, height]) => height === 0)).toBe(true);
    expect(beyond).toBe(0);
    expect(distributionCurves([])).toEqual({ within: [], tail: [], beyond: 0 });
  });

  it("stays between 0 and 1 and goes from left to right", () => {
    const counts = fc.array(fc.nat(5_000), { minLength: 31, maxLength: 31 });
    fc.assert(
      fc.property(counts, (random) => {
        const { within, tail } = distributionCurves(random);
        const points = [...within, ...tail.slice(1)];
        for (const [index, [at, height]] of points.entries()) {
          expect(height).toBeGreaterThanOrEqual(0);
          expect(height).toBeLessThanOrEqual(1);
          expect(at).toBeGreaterThan(points[index - 1]?.[0] ?? -1);
        }
      }),
      { seed: 1310 },
    );
  });
});

it("draws median and p90 on the axis of the limit, never outside", () => {
  const option = distributionOption(
    { distribution: { limit: 60_000, bins: bins({ 5: 1 }) }, median: 18_000, p90: 600_000 },
    tokens,
  );
  const series = option.series as readonly { readonly id: string; readonly data: readonly unknown[] }[];
  const data = (id: string) => series.find((each) => each.id === id)?.data;
  expect(data("median")).toEqual([[0.3, 0]]);
  expect(data("p90")).toEqual([[1.465, 0]]);
});
