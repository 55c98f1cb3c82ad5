import { describe, expect, test } from "vitest";
import { fieldMessage } from "./field-message.ts";
import { workingCalendarSchema } from "./working-calendar.ts";

const OFFICE = {
  id: "office",
  name: { zh: "办公", en: "Office" },
  weekdays: [1, 2, 3, 4, 5],
  hours: [
    ["09:00", "12:00"],
    ["13:00", "17:00"],
  ],
};

/** `path: message` of every fault of the office's calendar with some fields replaced. */
function faults(fields: Readonly<Record<string, unknown>>): string[] {
  const issues = workingCalendarSchema.safeParse({ ...OFFICE, ...fields }, { error: fieldMessage }).error?.issues ?? [];
  return issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

test("fills in what is left out, and reads again what it read", () => {
  const calendar = workingCalendarSchema.parse(OFFICE);
  expect(calendar).toMatchObject({ assumed: false, holidays: null, days: {}, knownUntil: null, overrides: {} });
  expect(workingCalendarSchema.parse(JSON.parse(JSON.stringify(calendar)))).toEqual(calendar);
});

test("hours may touch, and end with the day", () => {
  expect(
    faults({
      hours: [
        ["00:00", "12:00"],
        ["12:00", "24:00"],
      ],
    }),
  ).toEqual([]);
});

describe("refused, by name", () => {
  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      "hours across midnight",
      { hours: [["22:00", "06:00"]] },
      "hours.0: 06:00 is not after 22:00; hours across midnight are written as two days' hours",
    ],
    [
      "hours of no length",
      { hours: [["09:00", "09:00"]] },
      "hours.0: 09:00 is not after 09:00; hours across midnight are written as two days' hours",
    ],
    [
      "hours that overlap",
      {
        hours: [
          ["09:00", "12:00"],
          ["11:30", "17:00"],
        ],
      },
      "hours.1: 11:30 is before 12:00, the end of the hours before it",
    ],
    [
      "hours out of order",
      {
        hours: [
          ["13:00", "17:00"],
          ["09:00", "12:00"],
        ],
      },
      "hours.1: 09:00 is before 17:00, the end of the hours before it",
    ],
    ["no hours", { hours: [] }, "hours: expected at least 1 entries, found 0"],
    ["an hour there is not", { hours: [["09:00", "24:30"]] }, "hours.0.1: must be hh:mm, 24:00 at most"],
    ["no weekday", { weekdays: [] }, "weekdays: expected at least 1 entries, found 0"],
    [
      "a day without hours",
      { overrides: { "2027-01-01": [] } },
      "overrides.2027-01-01: expected at least 1 entries, found 0",
    ],
    ["an eighth weekday", { weekdays: [8] }, "weekdays.0: expected at most 7, found 8"],
    ["a day that is none", { overrides: { "2026-02-30": "off" } }, "overrides.2026-02-30: is not a date (2027-01-01)"],
    [
      "a day in words",
      { overrides: { "2027-01-01": "holiday" } },
      "overrides.2027-01-01: must be off, work or a list of hours",
    ],
    [
      "a day's hours",
      { overrides: { "2027-01-01": [["12:00", "09:00"]] } },
      "overrides.2027-01-01.0: 09:00 is not after 12:00; hours across midnight are written as two days' hours",
    ],
    ["a country nobody knows", { holidays: "us" }, 'holidays: expected cn, found "us"'],
  ])("%s", (_, fields, line) => {
    expect(faults(fields)).toEqual([line]);
  });
});
