import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Repainter } from "./repainter.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it("paints once a second when only time passes, at most once a period when data comes, every period while something moves", () => {
  let now = 0;
  let moving = false;
  let painted = 0;
  const repainter = new Repainter({
    period: 200,
    rest: 8,
    isMoving: () => moving,
    now: () => now,
    paint: () => painted++,
  });
  const pass = (milliseconds: number): number => {
    const before = painted;
    for (let passed = 0; passed < milliseconds; passed += 100) {
      now += 100;
      vi.advanceTimersByTime(100);
    }
    return painted - before;
  };
  pass(1_000);
  expect(pass(10_000)).toBe(10);
  for (let event = 0; event < 500; event++) repainter.want();
  expect(pass(200)).toBe(1);
  moving = true;
  expect(pass(1_000)).toBe(5);
  repainter.stop();
  expect(pass(1_000)).toBe(0);
});

it("does not paint at all while the stream stands still", () => {
  let painted = 0;
  const repainter = new Repainter({
    period: 200,
    rest: 8,
    isMoving: () => false,
    now: () => 5_000,
    paint: () => painted++,
  });
  vi.advanceTimersByTime(10_000);
  expect(painted).toBe(1);
  repainter.stop();
});

it("rests longer where frames are slow, but never past a second", () => {
  let painted = 0;
  const repainter = new Repainter({ period: 200, rest: 8, isMoving: () => true, now: () => 0, paint: () => painted++ });
  const pass = (milliseconds: number): number => {
    const before = painted;
    vi.advanceTimersByTime(milliseconds);
    return painted - before;
  };
  for (let frame = 0; frame < 20; frame++) repainter.frameTook(16);
  expect(pass(10_000)).toBe(50);
  for (let frame = 0; frame < 20; frame++) repainter.frameTook(60);
  expect(pass(12_000)).toBe(20);
  for (let frame = 0; frame < 20; frame++) repainter.frameTook(2_000);
  expect(pass(10_000)).toBe(10);
  repainter.stop();
});
