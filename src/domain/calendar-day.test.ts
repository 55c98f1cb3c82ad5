import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clockTimeOfDay, startOfDay } from "./calendar-day.ts";
import { DAY, HOUR } from "../shared/units.ts";

const at = (text: string): number => Date.parse(text);
const SHANGHAI = "Asia/Shanghai";
const LOS_ANGELES = "America/Los_Angeles";

describe("Asia/Shanghai", () => {
  test("midnight falls at 16:00 UTC of the day before, whatever zone this machine is in", () => {
    expect(startOfDay(at("2026-11-20T06:32:08Z"), SHANGHAI)).toBe(at("2026-11-19T16:00:00Z"));
  });
  test("midnight itself belongs to the day it begins", () => {
    const midnight = at("2026-11-19T16:00:00Z");
    expect(startOfDay(midnight, SHANGHAI)).toBe(midnight);
    expect(startOfDay(midnight - 1, SHANGHAI)).toBe(midnight - DAY);
  });
  test("days before and after", () => {
    expect(startOfDay(at("2027-01-01T00:00:00Z"), SHANGHAI, -1)).toBe(at("2026-12-30T16:00:00Z"));
    expect(startOfDay(at("2026-12-31T16:00:00Z"), SHANGHAI, 1)).toBe(at("2027-01-01T16:00:00Z"));
  });
  test("shifts begin by the wall clock of the zone", () => {
    const afternoon = at("2026-11-20T06:32:08Z");
    expect(clockTimeOfDay(afternoon, SHANGHAI, "00:00")).toBe(at("2026-11-19T16:00:00Z"));
    expect(clockTimeOfDay(afternoon, SHANGHAI, "08:00")).toBe(at("2026-11-20T00:00:00Z"));
    expect(clockTimeOfDay(afternoon, SHANGHAI, "16:00")).toBe(at("2026-11-20T08:00:00Z"));
  });
});

describe("daylight saving, America/Los_Angeles", () => {
  test("the day the clocks go forward has 23 hours", () => {
    const noon = at("2017-03-12T19:00:00Z");
    expect(startOfDay(noon, LOS_ANGELES)).toBe(at("2017-03-12T08:00:00Z"));
    expect(startOfDay(noon, LOS_ANGELES, 1) - startOfDay(noon, LOS_ANGELES)).toBe(23 * HOUR);
  });
  test("the day they go back has 25", () => {
    const noon = at("2017-11-05T20:00:00Z");
    expect(startOfDay(noon, LOS_ANGELES, 1) - startOfDay(noon, LOS_ANGELES)).toBe(25 * HOUR);
  });
  test("a wall clock time that does not exist is the first that does, one that comes twice is the earlier", () => {
    expect(clockTimeOfDay(at("2017-03-12T19:00:00Z"), LOS_ANGELES, "02:30")).toBe(at("2017-03-12T10:30:00Z"));
    expect(clockTimeOfDay(at("2017-11-05T20:00:00Z"), LOS_ANGELES, "01:30")).toBe(at("2017-11-05T08:30:00Z"));
  });
});

test("every instant lies in its day, and days follow each other without a gap", () => {
  const instant = fc.integer({ min: at("2000-01-01T00:00:00Z"), max: at("2040-01-01T00:00:00Z") });
  const zone = fc.constantFrom(SHANGHAI, LOS_ANGELES, "America/Halifax", "Asia/Kathmandu", "Australia/Lord_Howe");
  fc.assert(
    fc.property(instant, zone, (now, where) => {
      const start = startOfDay(now, where);
      const end = startOfDay(now, where, 1);
      expect(start).toBeLessThanOrEqual(now);
      expect(end).toBeGreaterThan(now);
      expect(startOfDay(end, where)).toBe(end);
      expect(startOfDay(end - 1, where)).toBe(start);
    }),
    { seed: 20_261_121, numRuns: 200 },
  );
});
