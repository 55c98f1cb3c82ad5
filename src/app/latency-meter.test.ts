import { expect, it } from "vitest";
import { createLatencyMeter } from "./latency-meter.ts";

it("reads the median from emit to paint since the last reading", () => {
  const meter = createLatencyMeter();
  expect(meter.read()).toBeNull();
  for (const emittedAt of [100, 150, 200]) meter.received(emittedAt);
  expect(meter.read()).toBeNull();
  meter.painted(240);
  expect(meter.read()).toBe(90);
  expect(meter.read()).toBe(90);
  meter.received(300);
  meter.painted(310);
  expect(meter.read()).toBe(10);
});

it("stays small while nothing is painted or read", () => {
  const meter = createLatencyMeter(4);
  for (let at = 0; at < 1_000; at++) meter.received(at);
  meter.painted(1_000);
  expect(meter.read()).toBeLessThanOrEqual(4);
});

it("has no negative latency when the measured offset is off by a hair", () => {
  const meter = createLatencyMeter();
  meter.received(100);
  meter.painted(98);
  expect(meter.read()).toBe(0);
});
