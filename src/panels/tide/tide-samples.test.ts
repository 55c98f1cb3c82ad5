import { expect, it } from "vitest";
import { MINUTE } from "../../shared/units.ts";
import { tideSamples } from "./tide-samples.ts";

const BIN = 10 * MINUTE;
const bin = (index: number, reported: number, closed: number, backlog: number) => ({
  from: index * BIN,
  reported,
  closed,
  backlog,
});

it("puts finished bins at their end and the running one at now, over the last ten minutes", () => {
  const samples = tideSamples([bin(0, 4, 2, 10), bin(1, 8, 4, 14), bin(2, 1, 0, 15)], 2.25 * BIN, 16);
  expect(samples).toEqual([
    { at: BIN, inflow: 4, outflow: 2, level: 10 },
    { at: 2 * BIN, inflow: 8, outflow: 4, level: 14 },
    { at: 2.25 * BIN, inflow: 1 + 8 * 0.75, outflow: 4 * 0.75, level: 16 },
  ]);
});

it("goes on without a jump when a bin ends", () => {
  const bins = [bin(0, 4, 2, 10), bin(1, 8, 4, 14)];
  const before = tideSamples(bins, 2 * BIN - 1, 14).at(-1);
  const after = tideSamples([...bins, bin(2, 0, 0, 14)], 2 * BIN + 1, 14).at(-1);
  expect(before?.inflow).toBeCloseTo(8, 3);
  expect(after?.inflow).toBeCloseTo(8, 3);
});

it("never gives one instant two samples", () => {
  const samples = tideSamples([bin(0, 4, 2, 10), bin(1, 0, 0, 10)], BIN, 10);
  expect(samples.map((sample) => sample.at)).toEqual([BIN]);
});

it("draws no zeros for the time before anything was known", () => {
  const samples = tideSamples([bin(0, 0, 0, 0), bin(1, 0, 0, 0), bin(2, 3, 0, 3), bin(3, 0, 0, 3)], 3.5 * BIN, 3);
  expect(samples.map((sample) => [sample.at / BIN, sample.level])).toEqual([
    [2, 0],
    [3, 3],
    [3.5, 3],
  ]);
  expect(tideSamples([bin(0, 0, 0, 0), bin(1, 0, 0, 0)], 1.5 * BIN, 0)).toEqual([
    { at: 1.5 * BIN, inflow: 0, outflow: 0, level: 0 },
  ]);
});

it("draws nothing of what was before the stream is known whole, not even the bin it begins in", () => {
  const bins = [bin(0, 4, 2, 10), bin(1, 8, 4, 14), bin(2, 6, 4, 16), bin(3, 1, 0, 17)];
  expect(tideSamples(bins, 3.5 * BIN, 17, 1.5 * BIN).map(({ at }) => at / BIN)).toEqual([3, 3.5]);
  expect(tideSamples(bins, 3.5 * BIN, 17, 0)).toEqual(tideSamples(bins, 3.5 * BIN, 17));
});
