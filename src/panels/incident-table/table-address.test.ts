import fc from "fast-check";
import { expect, it } from "vitest";
import { NO_QUERY, SORT_COLUMNS, TABLE_STATES } from "../../derive/table/incident-query.ts";
import { COLUMN_IDS, DEFAULT_TABLE, type TableView } from "./table-view.ts";
import { parseTable, tableParameters } from "./table-address.ts";

const written = (table: TableView): string =>
  new URLSearchParams(
    tableParameters(table).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  ).toString();

it("is readable, and says nothing of a table nobody touched", () => {
  expect(written(DEFAULT_TABLE)).toBe("");
  const table: TableView = {
    query: { ...NO_QUERY, states: ["atrisk", "breached"], brains: ["police"], text: "羽绒" },
    order: { column: "reported", isDescending: true },
    columns: ["id", "title"],
  };
  expect(decodeURIComponent(written(table))).toBe(
    "state=atrisk,breached&brain=police&q=羽绒&sort=-reported&columns=id,title",
  );
});

it("reads back what it wrote", () => {
  const ids = fc.uniqueArray(fc.stringMatching(/^[A-Za-z0-9_.-]{1,40}$/), { maxLength: 3 });
  const table: fc.Arbitrary<TableView> = fc.record({
    query: fc.record({
      states: fc.uniqueArray(fc.constantFrom(...TABLE_STATES)),
      mechanisms: ids,
      brains: ids,
      isSupervised: fc.boolean(),
      text: fc.string({ maxLength: 40, unit: "grapheme" }).filter((text) => text.length <= 80),
    }),
    order: fc.record({ column: fc.constantFrom(...SORT_COLUMNS), isDescending: fc.boolean() }),
    columns: fc.option(fc.uniqueArray(fc.constantFrom(...COLUMN_IDS), { minLength: 1 })),
  });
  fc.assert(
    fc.property(table, (chosen) => {
      expect(parseTable(new URLSearchParams(written(chosen)))).toEqual(chosen);
    }),
    { seed: 5 },
  );
});

it("takes the unknown for absent", () => {
  expect(parseTable(new URLSearchParams("state=late&sort=-moon&columns=x,y&supervised=yes&brain=<b>"))).toBe(
    DEFAULT_TABLE,
  );
});

it("writes half a character of the keyboard without falling over it", () => {
  const table: TableView = { ...DEFAULT_TABLE, query: { ...NO_QUERY, text: "a\ud83d" } };
  expect(() => encodeURIComponent(new Map(tableParameters(table)).get("q") ?? "")).not.toThrow();
});
