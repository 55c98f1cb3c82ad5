import { expect, it } from "vitest";
import { HOUR } from "../../shared/units.ts";
import { hourMarks } from "./tide-axis.ts";

it("marks the hours of the profile's zone, with the date at midnight", () => {
  const from = Date.UTC(2026, 10, 19, 13, 30);
  const marks = hourMarks(from, from + 5 * HOUR, "Asia/Shanghai", 2);
  expect(marks.map((mark) => mark.label)).toEqual(["22", null, "00 11-20", null, "02"]);
  expect(marks[0]?.at).toBe(Date.UTC(2026, 10, 19, 14));
});

it("stands on whole hours of zones with half-hour offsets", () => {
  const from = Date.UTC(2026, 10, 20, 0, 10);
  expect(hourMarks(from, from + HOUR, "Asia/Kolkata", 1).map((mark) => [mark.at, mark.label])).toEqual([
    [Date.UTC(2026, 10, 20, 0, 30), "06"],
  ]);
});

it("leaves out the hour that a change of the clock skips", () => {
  const from = Date.UTC(2026, 2, 8, 8, 30);
  expect(hourMarks(from, from + 4 * HOUR, "America/Los_Angeles", 1).map((mark) => mark.label)).toEqual([
    "01",
    "03",
    "04",
    "05",
  ]);
});
