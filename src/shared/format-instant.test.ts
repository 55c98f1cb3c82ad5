import { expect, it } from "vitest";
import {
  formatClock,
  formatClockMinutes,
  formatDate,
  formatIso,
  formatMonthDay,
  formatWeekday,
} from "./format-instant.ts";

const at = Date.UTC(2026, 10, 20, 16, 5, 9);

it("reads the profile's zone, not the browser's", () => {
  expect(formatClock(at, "Asia/Shanghai")).toBe("00:05:09");
  expect(formatClockMinutes(at, "Asia/Shanghai")).toBe("00:05");
  expect(formatDate(at, "Asia/Shanghai")).toBe("2026-11-21");
  expect(formatMonthDay(at, "Asia/Shanghai")).toBe("11-21");
  expect(formatDate(at, "America/Los_Angeles")).toBe("2026-11-20");
});

it("names the weekday in both languages", () => {
  expect(formatWeekday(at, "Asia/Shanghai", "zh")).toBe("周六");
  expect(formatWeekday(at, "Asia/Shanghai", "en")).toBe("Sat");
});

it("writes ISO with the zone's offset, which is the same instant again", () => {
  expect(formatIso(at + 7, "Asia/Shanghai")).toBe("2026-11-21T00:05:09+08:00");
  expect(formatIso(at, "America/Los_Angeles")).toBe("2026-11-20T08:05:09-08:00");
  for (const zone of ["Asia/Kolkata", "Australia/Lord_Howe", "America/St_Johns", "UTC"])
    expect(Date.parse(formatIso(at, zone))).toBe(at);
});
