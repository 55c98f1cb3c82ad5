import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatClockDuration, formatCountdown, formatElapsed } from "./format-duration.ts";
import { HOUR, MINUTE, SECOND } from "./units.ts";

describe("formatCountdown", () => {
  it("reads mm:ss before and +mm:ss after", () => {
    expect(formatCountdown(42 * SECOND, 0)).toBe("00:42");
    expect(formatCountdown(0, 3 * MINUTE + 15 * SECOND)).toBe("+03:15");
    expect(formatCountdown(3 * HOUR + 12 * MINUTE, 0)).toBe("3 h 12");
    expect(formatCountdown(0, HOUR)).toBe("+1 h 00");
  });
  it("is overdue only after the due instant", () => {
    expect(formatCountdown(1_500, 1_500)).toBe("00:00");
    expect(formatCountdown(1_500, 1_501)).toBe("+00:00");
  });
  it("turns at whole seconds of now, whatever the due instant's part of a second", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: HOUR }), fc.integer({ min: 0, max: 3_599 }), (dueAt, second) => {
        const start = formatCountdown(dueAt, second * SECOND).replace("+", "");
        const end = formatCountdown(dueAt, second * SECOND + 999).replace("+", "");
        expect(start).toBe(end);
      }),
      { seed: 1310 },
    );
  });
});

it("formats clock durations with two digits", () => {
  expect([0, 999, 59_999, 3_599_999, 26 * HOUR].map(formatClockDuration)).toEqual([
    "00:00",
    "00:00",
    "00:59",
    "59:59",
    "26 h 00",
  ]);
});

it("formats measured lengths", () => {
  expect([18 * SECOND, 4 * MINUTE + 48 * SECOND, 3 * HOUR + 12 * MINUTE, 102 * HOUR, null].map(formatElapsed)).toEqual([
    "0:18",
    "4:48",
    "3 h 12",
    "4 d 06 h",
    "—",
  ]);
});
