import fc from "fast-check";
import { expect, test } from "vitest";
import { readWrittenInstant } from "./read-instant.ts";

test.each([
  ["2026-11-22T03:00:00+08:00", Date.UTC(2026, 10, 21, 19)],
  ["2026-11-21T19:00:00Z", Date.UTC(2026, 10, 21, 19)],
  ["2026-11-21t19:00:00.123456789z", Date.UTC(2026, 10, 21, 19, 0, 0, 123)],
  ["2026-11-21 19:00-03:30", Date.UTC(2026, 10, 21, 22, 30)],
  ["2024-02-29T00:00:00Z", Date.UTC(2024, 1, 29)],
  ["2026-11-22T03:00:00", null],
  ["2026-11-22", null],
  ["2026-02-29T00:00:00Z", null],
  ["2026-04-31T00:00:00Z", null],
  ["2026-13-01T00:00:00Z", null],
  ["2026-11-21T25:00:00Z", null],
  ["2026-11-21T19:60:00Z", null],
  ["2026-11-21T19:00:00+24:00", null],
  [" 2026-11-21T19:00:00Z", null],
  ["yesterday", null],
  ["1795226400000", null],
])("%s", (text, instant) => {
  expect(readWrittenInstant(text)).toBe(instant);
});

test("reads what Date writes, to the millisecond", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date(8.64e15 / 40), noInvalidDate: true }), (date) => {
      expect(readWrittenInstant(date.toISOString())).toBe(date.getTime());
    }),
    { seed: 20_261_122 },
  );
});
