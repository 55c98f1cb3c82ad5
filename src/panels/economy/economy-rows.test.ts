import { describe, expect, it } from "vitest";
import { makeIndicator } from "../../../test/fixtures/indicator.ts";
import { makeProfile } from "../../../test/fixtures/profile.ts";
import type { IndicatorRecord } from "../../domain/indicator.ts";
import { changeOf, economyRows } from "./economy-rows.ts";

const EXPORTS = makeIndicator();

const keyed = (...records: IndicatorRecord[]) =>
  new Map(
    records.map((record) => [`${record.region}/${record.indicator}/${record.periodFrom}/${record.periodTo}`, record]),
  );
const profile = makeProfile({
  economy: [
    { region: "xintang", indicator: "export_value" },
    { region: "xintang", indicator: "retail_sales" },
  ],
  indicatorNames: { retail_sales: { zh: "社会消费品零售总额", en: "Retail sales of consumer goods" } },
});

describe("economyRows", () => {
  it("takes the latest period of each indicator", () => {
    const later = { ...EXPORTS, periodTo: "2022-05", value: 20 };
    const rows = economyRows(keyed(later, EXPORTS), profile, { language: "zh" });
    expect(rows[0]).toMatchObject({ name: "外贸出口", record: { value: 20 } });
  });

  it("takes the longer of two periods that end together", () => {
    const quarter = { ...EXPORTS, periodFrom: "2021-03", value: 8 };
    const rows = economyRows(keyed(EXPORTS, quarter), profile, { language: "en" });
    expect(rows[0]).toMatchObject({ name: "Exports", record: { value: 16.92 } });
  });

  it("knows nothing of an indicator never published: not zero", () => {
    const rows = economyRows(keyed(EXPORTS), profile, { language: "zh" });
    expect(rows[1]).toEqual({ key: "xintang.retail_sales", name: "社会消费品零售总额", record: null });
    const [unnamed] = economyRows(new Map(), profile, { language: "en" });
    expect(unnamed).toEqual({ key: "xintang.export_value", name: "export_value", record: null });
  });
});

describe("changeOf", () => {
  it("shows the direction by the arrow and whether it is good by the tone", () => {
    expect(changeOf(EXPORTS)).toEqual({ kind: "yoy", percent: 23.51, direction: "up", tone: "good" });
    expect(changeOf({ ...EXPORTS, yoyPercent: -10, better: "down" })).toMatchObject({
      direction: "down",
      tone: "good",
    });
    expect(changeOf({ ...EXPORTS, yoyPercent: -10 })).toMatchObject({ direction: "down", tone: "bad" });
    expect(changeOf({ ...EXPORTS, yoyPercent: 5, better: "none" })).toMatchObject({ direction: "up", tone: "flat" });
    expect(changeOf({ ...EXPORTS, yoyPercent: 0 })).toMatchObject({ direction: "flat", tone: "flat" });
  });

  it("falls back to the target, then to nothing", () => {
    const unpublished = { ...EXPORTS, yoyPercent: null };
    expect(changeOf({ ...unpublished, targetCompletionPercent: 100 })).toEqual({ kind: "target", percent: 100 });
    expect(changeOf(unpublished)).toEqual({ kind: "none" });
  });
});
