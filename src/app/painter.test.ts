import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPainter, nextTick, PAINT_PERIOD } from "./painter.ts";

/** A clock that is moved by hand; frames come every 16 ms. */
function handTime() {
  let now = 0;
  const timers = new Set<{ readonly at: number; readonly call: () => void }>();
  const after = (delay: number, call: () => void) => {
    const timer = { at: now + delay, call };
    timers.add(timer);
    return () => void timers.delete(timer);
  };
  return {
    time: { now: () => now, after, onFrame: (call: () => void) => void after(16 - (now % 16), call) },
    run(until: number) {
      for (;;) {
        const next = [...timers].sort((a, b) => a.at - b.at)[0];
        if (next === undefined || next.at > until) break;
        timers.delete(next);
        now = next.at;
        next.call();
      }
      now = until;
    },
  };
}

function setUp(streamStart: number, rate = 1) {
  const hand = handTime();
  const paints: number[] = [];
  let ticks = 0;
  const painter = createPainter({
    time: hand.time,
    paint: () => void paints.push(hand.time.now()),
    tick: () => void ticks++,
    streamNow: () => streamStart + hand.time.now() * rate,
    rate: () => rate,
  });
  return { ...hand, painter, paints, ticks: () => ticks };
}

describe("createPainter", () => {
  it("paints a burst of news once, and again after the period", () => {
    const { painter, paints, run } = setUp(100_000);
    for (let batch = 0; batch < 9; batch++) {
      run(batch * 50);
      painter.touch();
    }
    run(900);
    expect(paints.length).toBe(3);
    for (const [index, at] of paints.entries()) {
      expect(at - (paints[index - 1] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(PAINT_PERIOD);
    }
  });

  it("paints within a frame of each whole stream second without any news", () => {
    const { paints, run, ticks } = setUp(100_400);
    run(3_000);
    expect(paints.map((at) => Math.floor((100_400 + at) / 1_000))).toEqual([101, 102, 103]);
    for (const at of paints) expect((100_400 + at) % 1_000).toBeLessThan(20);
    expect(ticks()).toBe(3);
  });

  it("paints at once what the viewer asked for, and nothing once stopped", () => {
    const { painter, paints, run } = setUp(0);
    run(100);
    painter.touch();
    run(120);
    painter.touchNow();
    run(150);
    expect(paints).toEqual([112, 128]);
    painter.stop();
    painter.touch();
    run(5_000);
    expect(paints.length).toBe(2);
  });
});

describe("nextTick", () => {
  it("is a second while the stream stands still", () => {
    expect([nextTick(null, 1), nextTick(5_500, 0)]).toEqual([1_000, 1_000]);
  });

  it("falls on a whole stream second, for fast streams no sooner than a paint period", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2e12 }), fc.constantFrom(1, 2, 10, 60, 3600), (now, rate) => {
        const delay = nextTick(now, rate);
        expect(delay).toBeLessThanOrEqual(1_001);
        if (rate > 5) expect(delay).toBeGreaterThanOrEqual(PAINT_PERIOD);
        expect(((now + (delay - 1) * rate) / 1_000) % 1).toSatisfy(nearWhole);
      }),
      { seed: 200 },
    );
  });
});

function nearWhole(part: number): boolean {
  return part < 1e-3 || part > 1 - 1e-3;
}
