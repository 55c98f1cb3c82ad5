import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { indicatorFigures } from "../src/derive/indicator-figures.ts";
import { readIndicators } from "../mock-server/simulation/indicators.ts";

const CSV = readFileSync(new URL("../public/data/indicators.csv", import.meta.url), "utf8");

/** Straight from the file, by its own columns. */
const rows: Record<string, string>[] = parse(CSV, { columns: true, bom: true });
const numberOrNull = (cell: string | undefined): number | null =>
  cell === undefined || cell === "" ? null : Number(cell);

test("every row of indicators.csv is a figure, exact; what it leaves empty is unknown, not zero", () => {
  const { records, complaints } = readIndicators(CSV, "indicators.csv");
  expect(complaints).toEqual([]);
  const figures = indicatorFigures(records);
  expect(rows.length).toBeGreaterThan(90);
  for (const row of rows) {
    const id = `indicator.${row.region}.${row.indicator}@${row.period_from}..${row.period_to}`;
    expect([id, figures[`${id}.value`]]).toEqual([id, numberOrNull(row.value)]);
    expect([id, figures[`${id}.yoy`]]).toEqual([id, numberOrNull(row.yoy_percent)]);
    expect([id, figures[`${id}.target`]]).toEqual([id, numberOrNull(row.target_completion_percent)]);
  }
});
