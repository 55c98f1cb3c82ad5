import { expect, it } from "vitest";
import { HOUR } from "../../shared/units.ts";
import { shiftStarts } from "./tide-shifts.ts";

const name = (text: string) => ({ zh: text, en: text });
const SHIFTS = [
  { name: name("早班"), from: "08:00" },
  { name: name("中班"), from: "16:00" },
  { name: name("夜班"), from: "00:00" },
];

it("finds the begin of each shift by the profile's wall clock", () => {
  const now = Date.UTC(2026, 10, 20, 6, 32);
  const starts = shiftStarts(SHIFTS, "Asia/Shanghai", now - 21 * HOUR, now + 3 * HOUR);
  expect(starts.map((start) => [start.name.zh, start.hours, start.at])).toEqual([
    ["夜班", "00–08", Date.UTC(2026, 10, 19, 16)],
    ["早班", "08–16", Date.UTC(2026, 10, 20, 0)],
    ["中班", "16–24", Date.UTC(2026, 10, 20, 8)],
  ]);
});

it("wraps the last shift round midnight and keeps minutes that matter", () => {
  const shifts = [
    { name: name("A"), from: "08:30" },
    { name: name("B"), from: "20:00" },
  ];
  const from = Date.UTC(2026, 10, 20, 0);
  expect(shiftStarts(shifts, "UTC", from, from + 24 * HOUR).map((start) => start.hours)).toEqual([
    "08:30–20",
    "20–08:30",
  ]);
});

it("has none without shifts", () => {
  expect(shiftStarts([], "UTC", 0, 24 * HOUR)).toEqual([]);
});
