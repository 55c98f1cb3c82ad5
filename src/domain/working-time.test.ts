import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY, type EpochMs, HOUR, MINUTE, SECOND } from "../shared/units.ts";
import { type WorkingCalendar, workingCalendarSchema } from "./working-calendar.ts";
import { workingTime } from "./working-time.ts";

const OFFICE = {
  id: "office",
  name: { zh: "办公", en: "Office" },
  weekdays: [1, 2, 3, 4, 5],
  hours: [
    ["09:00", "12:00"],
    ["13:00", "17:00"],
  ],
};
/** 国庆 2026 as the State Council set it: off 1–7 October, worked on Sunday 20 September and Saturday 10 October. */
const NATIONAL_DAY = {
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [`2026-10-0${day}`, "off"])),
  "2026-09-20": "work",
  "2026-10-10": "work",
};
const calendarOf = (fields: object): WorkingCalendar => workingCalendarSchema.parse({ ...OFFICE, ...fields });
const office = workingTime(calendarOf({ days: NATIONAL_DAY }), "Asia/Shanghai");
const at = (text: string): EpochMs => Date.parse(`${text}+08:00`);

describe("office hours of Shanghai", () => {
  test.each<[string, string, string, number]>([
    ["within an hour", "2026-11-20T09:00:00", "2026-11-20T09:00:50", 50 * SECOND],
    ["over lunch", "2026-11-20T11:59:59.999", "2026-11-20T13:00:00.001", 2],
    ["over a weekend", "2026-11-20T16:59:30", "2026-11-23T09:00:20", 50 * SECOND],
    ["a weekend", "2026-11-20T17:00", "2026-11-23T09:00", 0],
    ["over a month's end", "2026-11-30T16:00", "2026-12-01T10:00", 2 * HOUR],
    ["the week of 国庆 and the Saturday after it", "2026-09-30T16:00", "2026-10-10T10:00", (1 + 14 + 1) * HOUR],
    ["the Sunday before 国庆", "2026-09-20T00:00", "2026-09-21T00:00", 7 * HOUR],
    ["backwards", "2026-11-20T10:00", "2026-11-20T09:00", 0],
    ["a whole year, weekdays alone", "2025-01-01T00:00", "2026-01-01T00:00", 261 * 7 * HOUR],
  ])("%s", (_, from, to, worked) => {
    expect(office.between(at(from), at(to))).toBe(worked);
  });

  test.each<[string, string, number, string]>([
    ["nothing", "2026-11-21T03:00", 0, "2026-11-21T03:00"],
    ["less than nothing", "2026-11-21T03:00", -5, "2026-11-21T03:00"],
    ["the first millisecond of a Monday", "2026-11-21T03:00", 1, "2026-11-23T09:00:00.001"],
    ["used up when work ends, not when it begins again", "2026-11-20T16:00", HOUR, "2026-11-20T17:00"],
    ["one more", "2026-11-20T16:00", HOUR + 1, "2026-11-23T09:00:00.001"],
    ["over 国庆", "2026-09-30T16:30", HOUR, "2026-10-08T09:30"],
  ])("after %s", (_, from, amount, then) => {
    expect(office.after(at(from), amount)).toBe(at(then));
  });
});

test("what the installation says of a day comes before the holidays, and a day may have hours of its own", () => {
  const own = workingTime(
    calendarOf({ days: NATIONAL_DAY, overrides: { "2026-10-10": "off", "2026-10-02": [["20:00", "24:00"]] } }),
    "Asia/Shanghai",
  );
  expect(own.between(at("2026-10-10T00:00"), at("2026-10-11T00:00"))).toBe(0);
  expect(own.between(at("2026-10-02T00:00"), at("2026-10-03T12:00"))).toBe(4 * HOUR);
});

describe("a calendar that takes working time away", () => {
  const offFor = (days: number): Record<string, "off"> =>
    Object.fromEntries(
      Array.from({ length: days }, (_, day) => [
        new Date(Date.UTC(2026, 10, 21) + day * DAY).toISOString().slice(0, 10),
        "off",
      ]),
    );

  test("for years is worked again after them", () => {
    const closed = workingTime(calendarOf({ overrides: offFor(4_000) }), "Asia/Shanghai");
    // 4,000 days from 21 November 2026 end on 2 November 2037, a Monday.
    expect(closed.after(at("2026-11-20T16:30"), HOUR)).toBe(at("2037-11-03T09:30"));
    expect(closed.between(at("2026-11-20T17:00"), at("2037-11-03T09:00"))).toBe(0);
  });

  // No calendar file is like these: weekdays and hours are refused when they are empty.
  test.each<[string, Partial<WorkingCalendar>]>([
    ["no weekday", { weekdays: [] }],
    ["no hours", { hours: [] }],
  ])("for good never gets there, and does not search for ever: %s", (_, fields) => {
    const never = workingTime({ ...calendarOf({}), ...fields }, "Asia/Shanghai");
    expect(never.after(at("2026-11-20T16:30"), 1)).toBe(Number.POSITIVE_INFINITY);
    expect(never.between(at("2026-11-20T16:30"), at("2027-11-20T16:30"))).toBe(0);
    const days: WorkingCalendar["overrides"] = { "2030-01-01": [["09:00", "10:00"]] };
    const once = workingTime({ ...calendarOf({}), ...fields, overrides: days }, "Asia/Shanghai");
    expect(once.after(at("2026-11-20T16:30"), HOUR)).toBe(at("2030-01-01T10:00"));
    expect(once.after(at("2026-11-20T16:30"), HOUR + 1)).toBe(Number.POSITIVE_INFINITY);
  });
});

test("around the clock is all time, over every change of the clocks", () => {
  const always = workingTime(
    calendarOf({ weekdays: [1, 2, 3, 4, 5, 6, 7], hours: [["00:00", "24:00"]] }),
    "America/Los_Angeles",
  );
  expect(always.between(0, Date.UTC(2030, 0))).toBe(Date.UTC(2030, 0));
  expect(always.after(Date.UTC(2026, 2), 90 * DAY + 1)).toBe(Date.UTC(2026, 2) + 90 * DAY + 1);
});

test("an hour the clocks leave out is not worked, and what they repeat is worked twice", () => {
  const night = workingTime(calendarOf({ weekdays: [7], hours: [["01:30", "03:30"]] }), "America/Los_Angeles");
  expect(night.between(Date.UTC(2026, 2, 8), Date.UTC(2026, 2, 9))).toBe(HOUR);
  expect(night.between(Date.UTC(2026, 10, 1), Date.UTC(2026, 10, 2))).toBe(2.5 * HOUR);
});

const SEED = 20_261_010;
const ZONES = ["Asia/Shanghai", "America/Los_Angeles", "Australia/Lord_Howe"] as const;
/** Around 国庆 2026 with its make-up days, month ends, and the autumn's and spring's changes of the clocks. */
const STARTS = ["2026-09-17", "2026-09-29", "2026-10-06", "2026-10-30", "2026-03-06", "2026-04-03", "2026-12-29"];

const clockTimes = fc
  .uniqueArray(fc.integer({ min: 0, max: 48 }), { minLength: 2, maxLength: 6 })
  .map((halves) => halves.toSorted((a, b) => a - b).slice(0, halves.length - (halves.length % 2)))
  .map((halves) => halves.map((half) => `${String(half >> 1).padStart(2, "0")}:${half % 2 === 0 ? "00" : "30"}`))
  .map((times) => times.flatMap((time, index) => (index % 2 === 0 ? [[time, times[index + 1] ?? "24:00"]] : [])));

const calendars = fc
  .record({
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    hours: clockTimes,
    own: fc.option(clockTimes, { nil: "work" as const }),
  })
  .map(({ weekdays, hours, own }) =>
    calendarOf({ weekdays, hours, days: NATIONAL_DAY, overrides: { "2026-10-08": own, "2026-11-01": own } }),
  );

const instants = fc
  .tuple(fc.constantFrom(...STARTS), fc.integer({ min: 0, max: 5 * DAY }))
  .map(([day, later]) => Date.parse(day) + later);
const lengths = fc.oneof(fc.integer({ min: 0, max: HOUR }), fc.integer({ min: 0, max: 5 * DAY }));

test("is what a reader of the clock on the wall counts minute by minute", () => {
  fc.assert(
    fc.property(calendars, fc.constantFrom(...ZONES), instants, lengths, (calendar, zone, from, length) => {
      expect(workingTime(calendar, zone).between(from, from + length)).toBe(
        countedByMinute(calendar, zone, from, from + length),
      );
    }),
    { seed: SEED, numRuns: 60 },
  );
});

test("adds up, and `after` is its inverse", () => {
  fc.assert(
    fc.property(
      calendars,
      fc.constantFrom(...ZONES),
      instants,
      lengths,
      lengths,
      fc.integer({ min: 1, max: 40 * HOUR }),
      (calendar, zone, from, length, further, amount) => {
        const time = workingTime(calendar, zone);
        const [middle, to] = [from + length, from + length + further];
        expect(time.between(from, middle) + time.between(middle, to)).toBe(time.between(from, to));
        const then = time.after(from, amount);
        expect(time.between(from, then)).toBe(amount);
        expect(time.between(from, then - 1)).toBe(amount - 1);
      },
    ),
    { seed: SEED, numRuns: 300 },
  );
});

/** Reads the wall clock at every minute and adds the minutes that are worked: slow, and without days, offsets or tables. */
function countedByMinute(calendar: WorkingCalendar, zone: string, from: EpochMs, to: EpochMs): number {
  const wall = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    weekday: "short",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  let worked = 0;
  for (let minute = Math.floor(from / MINUTE) * MINUTE; minute < to; minute += MINUTE) {
    const part = Object.fromEntries(wall.formatToParts(minute).map(({ type, value }) => [type, value]));
    const date = `${part.year}-${part.month}-${part.day}`;
    const weekday = ["mån", "tis", "ons", "tors", "fre", "lör", "sön"].indexOf(part.weekday ?? "") + 1;
    const usual = calendar.weekdays.includes(weekday) ? "work" : "off";
    const rule = calendar.overrides[date] ?? calendar.days[date] ?? usual;
    const hours = rule === "off" ? [] : rule === "work" ? calendar.hours : rule;
    const time = `${part.hour}:${part.minute}`;
    if (hours.some(([begin, end]) => begin <= time && time < end))
      worked += Math.min(to, minute + MINUTE) - Math.max(from, minute);
  }
  return worked;
}
