import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "../shared/units.ts";
import { nextWindowChange, Today, WINDOW_BITS, windowsOf } from "./windows.ts";

const ZONES = ["Asia/Shanghai", "America/Los_Angeles", "Australia/Lord_Howe"];
/** Around a change of the clocks of the second and of the third zone. */
const STARTS = [Date.UTC(2026, 2, 6), Date.UTC(2026, 9, 30), Date.UTC(2026, 3, 3)];

function bitsAt(instant: number, now: number, zone: string): number {
  return windowsOf(instant, now, new Today(zone, now));
}

test("nothing changes before the instant that is foretold", () => {
  const moments = fc.record({
    zone: fc.constantFrom(...ZONES),
    start: fc.constantFrom(...STARTS),
    instant: fc.integer({ min: -HOUR, max: 6 * DAY }),
    later: fc.integer({ min: 0, max: 9 * DAY }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(moments, ({ zone, start, instant: offset, later, share }) => {
      const instant = start + offset;
      const now = start + later;
      const next = Math.min(nextWindowChange(instant, now, new Today(zone, now)), now + 20 * DAY);
      expect(next).toBeGreaterThan(now);
      const before = bitsAt(instant, now, zone);
      expect(bitsAt(instant, Math.floor(now + share * (next - 1 - now)), zone)).toBe(before);
      expect(bitsAt(instant, next - 1, zone)).toBe(before);
    }),
    { seed: 20261122, numRuns: 500 },
  );
});

test("the same weekday last week, up to the same time of day", () => {
  const zone = "Asia/Shanghai";
  const midnight = Date.UTC(2026, 2, 1, 16);
  const isIn = (instant: number, now: number): boolean => (bitsAt(instant, now, zone) & WINDOW_BITS.lastWeek) !== 0;
  const now = midnight + 10 * HOUR;
  expect(isIn(midnight - 7 * DAY, now)).toBe(true);
  expect(isIn(midnight - 7 * DAY - 1, now)).toBe(false);
  expect(isIn(now - 7 * DAY, now)).toBe(true);
  expect(isIn(now - 7 * DAY + 1, now)).toBe(false);
  expect(isIn(now - 7 * DAY + MINUTE, now + MINUTE)).toBe(true);
  expect(isIn(now - 7 * DAY, midnight + DAY)).toBe(false);
});
