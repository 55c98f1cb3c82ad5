import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { makeIndicator } from "../../test/fixtures/indicator.ts";
import { readIndicators } from "./indicators.ts";

const published = readFileSync(new URL("../../public/data/indicators.csv", import.meta.url), "utf8");

describe("readIndicators", () => {
  it("reads every published figure; a missing one is null, never zero", () => {
    const { records, complaints } = readIndicators(published, "indicators.csv");
    expect(complaints).toEqual([]);
    expect(records.length).toBe(92);
    expect(records.find((record) => record.indicator === "export_value")).toEqual(makeIndicator());
    expect(records.find((record) => record.indicator === "petitions")).toMatchObject({
      value: null,
      yoyPercent: -56,
      better: "down",
    });
  });

  it("leaves a bad row out in one line that names row and column", () => {
    const [header = "", first = ""] = published.split("\n");
    const { records, complaints } = readIndicators(
      [header, first, first.replace("34.9", "plenty")].join("\n"),
      "my.csv",
    );
    expect(records.length).toBe(1);
    expect(complaints).toEqual(["my.csv: row 3: value: is not a number"]);
  });
});
