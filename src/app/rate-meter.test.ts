import { expect, it } from "vitest";
import { createRateMeter } from "./rate-meter.ts";

it("counts the last ten seconds", () => {
  const meter = createRateMeter(0);
  meter.received(30, 5_000);
  meter.received(20, 12_000);
  expect(meter.read(14_000)).toBe(5);
  expect(meter.read(15_001)).toBe(2);
  expect(meter.read(60_000)).toBe(0);
});

it("does not thin out its first seconds, nor boast in the first", () => {
  const meter = createRateMeter(1_000);
  meter.received(8, 1_100);
  expect(meter.read(1_200)).toBe(8);
  expect(meter.read(5_000)).toBe(2);
});
