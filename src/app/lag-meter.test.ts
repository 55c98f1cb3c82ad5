import fc from "fast-check";
import { expect, it } from "vitest";
import { MINUTE } from "../shared/units.ts";
import { createLagMeter, NO_LAG } from "./lag-meter.ts";

it("reads from the events' own instants to the paint, median and 95th percentile", () => {
  const meter = createLagMeter();
  expect(meter.read(0)).toEqual(NO_LAG);
  for (let age = 1; age <= 100; age += 1) meter.received(10_000 - age);
  expect(meter.read(5)).toEqual(NO_LAG);
  meter.painted(10_000, 1, 10);
  expect(meter.read(20)).toEqual({ p50: 50, p95: 95, count: 100, ahead: 0 });
});

it("forgets after a minute", () => {
  const meter = createLagMeter();
  meter.received(900);
  meter.painted(1_000, 1, 0);
  expect(meter.read(MINUTE - 1).count).toBe(1);
  expect(meter.read(MINUTE)).toEqual(NO_LAG);
});

it("keeps clocks that are ahead out of the percentiles, and counts them", () => {
  const meter = createLagMeter();
  for (const at of [700, 1_050, 9_000, 31_000]) meter.received(at);
  meter.painted(1_000, 1, 0);
  expect(meter.read(1)).toEqual({ p50: 0, p95: 300, count: 2, ahead: 2 });
});

it("counts in the viewer's time when a recording runs faster, and not at all when it stands", () => {
  const meter = createLagMeter();
  meter.received(400_000);
  meter.painted(460_000, 60, 0);
  expect(meter.read(1)).toMatchObject({ p50: 1_000, count: 1 });
  meter.received(400_000);
  meter.painted(460_000, 0, 2);
  meter.received(400_000);
  meter.painted(null, 1, 3);
  expect(meter.read(4).count).toBe(1);
});

it("stays small and never goes below zero, whatever comes", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5_000, max: 5_000 }), { maxLength: 300 }), (ages) => {
      const meter = createLagMeter(64);
      for (const age of ages) meter.received(1_000_000 - age);
      meter.painted(1_000_000, 1, 0);
      const { p50, p95, count, ahead } = meter.read(1);
      expect(count + ahead).toBeLessThanOrEqual(64);
      expect(p50 === null).toBe(count === 0);
      if (p50 !== null && p95 !== null) expect(0 <= p50 && p50 <= p95).toBe(true);
    }),
    { seed: 20_262 },
  );
});
