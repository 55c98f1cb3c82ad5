import { expect, it } from "vitest";
import type { Language } from "../cockpit.ts";
import { formatPeriod } from "./format-period.ts";

const text = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
  `${key.replace("economy.period.", "")}: ${Object.values(values).join(" ")}`;
const period = (from: string, to: string, language: Language): string => formatPeriod(from, to, language, text);

it("reads months of one year as a range", () => {
  expect(period("2021-01", "2021-04", "zh")).toBe("range: 21 1 4月");
  expect(period("2021-01", "2021-04", "en")).toBe("range: 2021 Jan Apr");
});

it("is shorter for one month and for a whole year", () => {
  expect(period("2021-05", "2021-05", "zh")).toBe("month: 21 5月");
  expect(period("2021-01", "2021-12", "en")).toBe("year: 2021");
});

it("names both years of a period across them", () => {
  expect(period("2020-11", "2021-02", "zh")).toBe("years: 20 11月 21 2月");
  expect(period("2020-11", "2021-02", "en")).toBe("years: 2020 Nov 2021 Feb");
});
