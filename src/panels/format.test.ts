import { expect, it } from "vitest";
import { HOUR, MINUTE, SECOND } from "../shared/units.ts";
import { formatAge, formatLength, formatLimit } from "./format.ts";

const text = (key: string, values?: Readonly<Record<string, string | number>>): string =>
  `${key.replace("unit.", "")}:${Object.values(values ?? {}).join()}`;

it("prints limits in their largest whole unit", () => {
  expect(
    [MINUTE, 90 * SECOND, 480 * SECOND, 4 * HOUR, 72 * HOUR, 1_500].map((limit) => formatLimit(limit, text)),
  ).toEqual(["minutes:1", "seconds:90", "minutes:8", "hours:4", "days:3", "seconds:1.5"]);
});

it("prints ages in one unit, rounded down, never negative", () => {
  expect(formatAge(1_900, text)).toBe("ago:seconds:1");
  expect(formatAge(-5, text)).toBe("ago:seconds:0");
  expect([59_999, 12 * MINUTE + 1, 47 * HOUR, 49 * HOUR].map((age) => formatLength(age, text))).toEqual([
    "seconds:59",
    "minutes:12",
    "hours:47",
    "days:2",
  ]);
});
