import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "../../shared/units.ts";
import { levelDomain, type TidePlot, type TideSample, tickPath, tideCurves, tideShare } from "./tide-geometry.ts";

const NOW = Date.UTC(2026, 10, 20, 6, 32, 8);
const PLOT: TidePlot = { height: 172, datum: 113, top: 24, bottom: 145 };

const sample = (hoursAgo: number, inflow: number, outflow: number, level: number): TideSample => ({
  at: NOW - hoursAgo * HOUR,
  inflow,
  outflow,
  level,
});

/** Heights of all points of a path, control points included: the second of each pair. */
const heights = (path: string): number[] =>
  (path.match(/-?[\d.]+/g) ?? []).filter((_, index) => index % 2 === 1).map(Number);

describe("tideShare", () => {
  it("keeps now at 87.5 % of the width, 21 h behind and 3 h ahead at its edges", () => {
    expect(tideShare(NOW, NOW)).toBe(0.875);
    expect(tideShare(NOW - 21 * HOUR, NOW)).toBe(0);
    expect(tideShare(NOW + 3 * HOUR, NOW)).toBe(1);
  });
});

describe("levelDomain", () => {
  it("is 34–192 with a guard of 180", () => {
    expect(levelDomain([100, 137], 180)).toEqual([34, 192]);
  });
  it("is extended, never cropped", () => {
    const [low, high] = levelDomain([12, 260], 180);
    expect(low).toBeLessThan(12);
    expect(high).toBe(260);
  });
  it("leaves room above the peak when there is no guard", () => {
    expect(levelDomain([40, 80], null)[1]).toBe(100);
  });
  it("is never empty", () => {
    const [low, high] = levelDomain([], null);
    expect(high).toBeGreaterThan(low);
  });
});

describe("tideCurves", () => {
  it("draws inflow above and outflow below the datum on one scale", () => {
    const curves = tideCurves([sample(2, 10, 5, 50), sample(1, 0, 5, 50), sample(0, 10, 0, 50)], NOW, 180, PLOT, HOUR);
    const above = PLOT.datum - Math.min(...heights(curves.inflowLine));
    const below = Math.max(...heights(curves.outflowLine)) - PLOT.datum;
    expect(above).toBeCloseTo(2 * below, 1);
    expect(above).toBeCloseTo((PLOT.datum - PLOT.top) * 0.62, 1);
  });

  it("stands empty without samples", () => {
    const curves = tideCurves([], NOW, null, PLOT, HOUR);
    expect(curves).toMatchObject({ inflowArea: "", levelLine: "", guardY: null, now: null });
  });

  it("says where guard and level stand", () => {
    const curves = tideCurves([sample(1, 1, 1, 34), sample(0, 1, 1, 192)], NOW, 180, PLOT, HOUR);
    expect(curves.now).toEqual({ y: PLOT.top, nearTop: PLOT.top, nearBottom: PLOT.datum });
    expect(curves.guardY).toBeCloseTo(PLOT.top + ((192 - 180) / (192 - 34)) * (PLOT.datum - PLOT.top), 1);
  });

  it("keeps every curve within its room, whatever the counts", () => {
    const counts = fc.record({
      inflow: fc.nat({ max: 5_000 }),
      outflow: fc.nat({ max: 5_000 }),
      level: fc.nat({ max: 20_000 }),
    });
    fc.assert(
      fc.property(
        fc.array(counts, { minLength: 2, maxLength: 130 }),
        fc.option(fc.integer({ min: 1, max: 400 })),
        (rows, guard) => {
          const samples = rows.map((row, index) => ({ ...row, at: NOW - (rows.length - 1 - index) * 10 * MINUTE }));
          const curves = tideCurves(samples, NOW, guard, PLOT, HOUR);
          for (const y of [...heights(curves.inflowLine), ...heights(curves.levelLine)]) {
            expect(y).toBeGreaterThanOrEqual(PLOT.top - 0.02);
            expect(y).toBeLessThanOrEqual(PLOT.datum + 0.02);
          }
          for (const y of heights(curves.outflowLine)) {
            expect(y).toBeGreaterThanOrEqual(PLOT.datum - 0.02);
            expect(y).toBeLessThanOrEqual(PLOT.bottom + 0.02);
          }
        },
      ),
      { seed: 8_750 },
    );
  });
});

it("draws all breach ticks as one path across the datum", () => {
  expect(tickPath([0, 0.5], 100)).toBe("M0 93V107M500 93V107");
  expect(tickPath([], 100)).toBe("");
});
