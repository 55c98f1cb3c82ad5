import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { makeIndicator } from "../../../test/fixtures/indicator.ts";
import { compareRegions } from "./compare-regions.ts";
import { cumulativeYear } from "./cumulative.ts";
import { elapsedShareOfYear, isYearToDate, meanOfMonth, monthsOf } from "./period.ts";
import { yearBefore } from "./year-before.ts";

describe("periods", () => {
  test.each([
    ["2021-01", "2021-04", 4, 4 / 12, true],
    ["2020-01", "2020-11", 11, 11 / 12, true],
    ["2020-04", "2020-12", 9, 1, false],
    ["2020-12", "2021-01", 2, 1 / 12, false],
    ["2021-06", "2021-06", 1, 0.5, false],
  ])("%s to %s: %i months", (periodFrom, periodTo, months, elapsed, toDate) => {
    const period = { periodFrom, periodTo };
    expect(monthsOf(period)).toBe(months);
    expect(elapsedShareOfYear(period)).toBeCloseTo(elapsed, 10);
    expect(isYearToDate(period)).toBe(toDate);
  });
});

test("amounts are brought to a mean month; shares, times and ratios are what they are", () => {
  const period = { periodFrom: "2021-01", periodTo: "2021-06" };
  const meanOf = (value: number | null, unit: string) => meanOfMonth({ ...period, value, unit });
  expect([meanOf(6, "1e8 CNY"), meanOf(6, "count"), meanOf(null, "count")]).toEqual([1, 1, null]);
  expect(["percent", "minutes", "tce per 1e4 CNY"].map((unit) => meanOf(77.44, unit))).toEqual([77.44, 77.44, 77.44]);
});

test("the year before is what the published change implies", () => {
  expect(yearBefore(16.92, 23.51)).toBeCloseTo(13.699, 3);
  expect(yearBefore(4_515, 70)).toBeCloseTo(2_655.88, 2);
  expect([yearBefore(null, 5), yearBefore(5, null), yearBefore(0, -100)]).toEqual([null, null, null]);
});

describe("comparison of streets", () => {
  const records = [
    makeIndicator({ indicator: "above_scale_output", periodFrom: "2022-01", periodTo: "2022-05", value: 51.64 }),
    makeIndicator({
      region: "wenyan",
      indicator: "above_scale_output",
      periodFrom: "2022-01",
      periodTo: "2022-06",
      value: 15.3,
    }),
    makeIndicator({
      region: "hezhuang",
      indicator: "above_scale_output",
      periodFrom: "2024-01",
      periodTo: "2024-09",
      value: 62,
    }),
    makeIndicator({ region: "heshang", indicator: "above_scale_output", value: null }),
  ];

  it("brings different periods to a mean month, highest first, and names who did not report", () => {
    const comparison = compareRegions(records, "above_scale_output", ["xintang", "wenyan", "heshang", "hezhuang"]);
    expect(comparison.regions.map(({ region, perMonth }) => [region, perMonth.toFixed(2)])).toEqual([
      ["xintang", "10.33"],
      ["hezhuang", "6.89"],
      ["wenyan", "2.55"],
    ]);
    expect(comparison.missing).toEqual(["heshang"]);
    expect([comparison.periodsDiffer, comparison.isMonthly]).toEqual([true, true]);
  });

  it("never compares different units", () => {
    const odd = makeIndicator({ region: "wenyan", indicator: "export_value", unit: "1e4 USD", value: 9_000 });
    const same = makeIndicator({ region: "heshang", indicator: "export_value", value: 1 });
    const comparison = compareRegions([makeIndicator({}), same, odd], "export_value", ["xintang", "wenyan", "heshang"]);
    expect(comparison.regions.map(({ region }) => region)).toEqual(["xintang", "heshang"]);
    expect(comparison.missing).toEqual(["wenyan"]);
    expect([comparison.periodsDiffer, comparison.isMonthly]).toEqual([false, true]);
  });

  it("compares shares as they are, and nothing by nothing", () => {
    const share = (region: string, value: number) =>
      makeIndicator({ region, indicator: "rd_share", unit: "percent", value });
    const shares = compareRegions([share("heshang", 3.2), share("wenyan", 2.1)], "rd_share", ["heshang", "wenyan"]);
    expect([shares.isMonthly, ...shares.regions.map(({ perMonth }) => perMonth)]).toEqual([false, 3.2, 2.1]);
    expect(compareRegions([], "rd_share", ["heshang"])).toMatchObject({ isMonthly: false, periodsDiffer: false });
  });
});

describe("a year as it accumulates", () => {
  it("ends at the published total and says that the months before were filled in", () => {
    const year = cumulativeYear([makeIndicator({})], "xintang", "export_value");
    expect(year?.points.map(({ month }) => month)).toEqual([1, 2, 3, 4]);
    expect(year?.points.at(-1)?.value).toBe(16.92);
    expect(year?.before.at(-1)?.value).toBeCloseTo(13.699, 3);
    expect(year?.isSimulated).toBe(true);
  });

  it("takes totals that were published as they are", () => {
    const months = [1, 2, 3].map((month) =>
      makeIndicator({ periodTo: `2021-0${month}`, value: month * 4, yoyPercent: null }),
    );
    const year = cumulativeYear(
      [...months, makeIndicator({ periodTo: "2020-12", periodFrom: "2020-01", value: 99 })],
      "xintang",
      "export_value",
    );
    expect(year?.points.map(({ value }) => value)).toEqual([4, 8, 12]);
    expect(year?.before).toEqual([]);
    expect(year?.isSimulated).toBe(false);
  });

  it("has none for a figure that does not count from January, or without a value", () => {
    expect(
      cumulativeYear([makeIndicator({ periodFrom: "2020-04", periodTo: "2020-12" })], "xintang", "export_value"),
    ).toBeNull();
    expect(cumulativeYear([makeIndicator({ value: null })], "xintang", "export_value")).toBeNull();
  });

  it("never falls between totals that rise, whatever was published", () => {
    const totals = fc.uniqueArray(fc.record({ month: fc.integer({ min: 1, max: 12 }), value: fc.nat(1_000) }), {
      selector: ({ month }) => month,
      minLength: 1,
    });
    fc.assert(
      fc.property(totals, (given) => {
        const rising = [...given].sort((one, other) => one.month - other.month);
        const values = rising.map(({ value }) => value).sort((one, other) => one - other);
        const records = rising.map(({ month }, index) =>
          makeIndicator({ periodTo: `2021-${String(month).padStart(2, "0")}`, value: values[index] ?? 0 }),
        );
        const points = cumulativeYear(records, "xintang", "export_value")?.points ?? [];
        for (const [index, point] of points.entries())
          expect(point.value).toBeGreaterThanOrEqual((points[index - 1]?.value ?? 0) - 1e-9);
        expect(points).toHaveLength(rising.at(-1)?.month ?? 0);
      }),
      { seed: 7 },
    );
  });
});
