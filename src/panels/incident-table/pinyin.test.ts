import { expect, it } from "vitest";
import { type Readings, readsAs } from "../../derive/table/readings.ts";
import { readingTable } from "./pinyin.ts";
import { readingsOf } from "./reading-table.ts";

/** By a table of the characters of `text` alone: the whole one takes a second. */
function readingsFor(text: string): Readings {
  const tables = new Map(
    [...text].map((each) => [
      each,
      readingsOf(readingTable(each.charCodeAt(0), each.charCodeAt(0)), each.charCodeAt(0)),
    ]),
  );
  return (character) => tables.get(character)?.(character) ?? [];
}

it("knows how titles are read", () => {
  const titles = ["羽绒市场租金纠纷，约 20 人聚集", "杭州南站 匝道 两车剐蹭"] as const;
  const readings = readingsFor(`重绿${titles.join("")}`);
  expect(readings("重")).toEqual(["zhong", "chong"]);
  expect(readings("绿")).toContain("lv");
  expect(readsAs(titles[0], "yrsczj", readings)).toBe(true);
  expect(readsAs(titles[1], "hangzhounanzhan", readings)).toBe(true);
});

it("finds a character's line, and none beyond the table", () => {
  const from = "重".charCodeAt(0);
  const readings = readingsOf(readingTable(from - 2, from + 1), from - 2);
  expect(readings("重")).toEqual(["zhong", "chong"]);
  expect(readings("一")).toEqual([]);
  expect(readings("鿿")).toEqual([]);
});
