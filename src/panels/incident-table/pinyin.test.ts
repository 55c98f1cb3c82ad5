import { expect, it } from "vitest";
import { readsAs } from "../../derive/table/readings.ts";
import { pinyinReadings } from "./pinyin.ts";

it("knows how titles are read", () => {
  const readings = pinyinReadings();
  expect(readings("重")).toEqual(["zhong", "chong"]);
  expect(readings("绿")).toContain("lv");
  expect(readings("a")).toEqual([]);
  expect(readsAs("羽绒市场租金纠纷，约 20 人聚集", "yrsczj", readings)).toBe(true);
  expect(readsAs("杭州南站 匝道 两车剐蹭", "hangzhounanzhan", readings)).toBe(true);
});
