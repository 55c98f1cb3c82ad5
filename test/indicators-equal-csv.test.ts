import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { createVocabulary } from "../src/app/language/words.ts";
import { indicatorFigures } from "../src/derive/indicator-figures.ts";
import { hintOf, readableOf, unitWords } from "../src/panels/indicators/describe-indicator.ts";
import { createStore } from "../src/store/create-store.ts";
import { makeProfile } from "./fixtures/profile.ts";
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

const vocabulary = createVocabulary();
await vocabulary.fetch("en");

test.each(["zh", "en"] as const)(
  "every row says in %s its name, figure, unit, period, change, target and source",
  (language) => {
    const text = (key: string, values?: Readonly<Record<string, string | number>>): string =>
      vocabulary.words(language, key, values);
    const words = { language, text, store: createStore(makeProfile()) };
    for (const [index, record] of readIndicators(CSV, "indicators.csv").records.entries()) {
      const row = rows[index] ?? {};
      const parts = hintOf(record, words).split(" · ");
      const name = language === "zh" ? row.label_zh : row.label_en;
      expect([parts[0], parts.at(-1)]).toEqual([name, text("economy.source", { source: row.source ?? "" })]);
      const [, said = ""] = parts;
      if (row.value === "") expect([name, said]).toEqual([name, text("economy.unpublished")]);
      else {
        // As published, to the last digit, in the unit of its row.
        const unit = unitWords(row.unit ?? "", text);
        expect([name, said.endsWith(` ${unit}`), numberIn(said.slice(0, -unit.length))]).toEqual([
          name,
          true,
          Number(row.value),
        ]);
      }
      const year = row.period_to?.slice(language === "zh" ? 2 : 0, 4);
      expect([name, parts[2]]).toEqual([name, expect.stringContaining(`${year}`)]);
      for (const percent of [row.yoy_percent, row.target_completion_percent])
        if (percent !== "")
          expect([name, parts.slice(3, -1).map(numberIn)]).toEqual([name, expect.arrayContaining([Number(percent)])]);
    }
  },
);

test("units that read easily keep the amount, and the record keeps its own", () => {
  const text = (key: string): string => vocabulary.words("zh", key);
  const size = { 亿元: 1e8, 万元: 1e4, 亿美元: 1e8, 万美元: 1e4 };
  const sizeOf = (unit: string): number => Object.entries(size).find(([word]) => word === unit)?.[1] ?? 1;
  const { records } = readIndicators(CSV, "indicators.csv");
  const changed: string[] = [];
  for (const record of records) {
    if (record.value === null) continue;
    Object.freeze(record);
    const { value, unit } = readableOf(record, { text });
    const published = unitWords(record.unit, text);
    expect([record.labelZh, numberIn(value) * sizeOf(unit)]).toEqual([
      record.labelZh,
      expect.closeTo(record.value * sizeOf(published), 3),
    ]);
    if (unit !== published) changed.push(`${record.value} ${published} = ${value} ${unit}`);
  }
  expect(changed).toEqual(["0.05 亿元 = 500 万元"]);
});

/** `同比 −10%` → −10 */
function numberIn(words: string): number {
  return Number(
    words
      .replaceAll(",", "")
      .replace("−", "-")
      .replace(/[^\d.+-]/g, ""),
  );
}
