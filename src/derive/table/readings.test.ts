import { expect, it } from "vitest";
import { orderKey, type Readings, readsAs } from "./readings.ts";

const DICTIONARY: Readonly<Record<string, readonly string[]>> = {
  羽: ["yu"],
  绒: ["rong"],
  市: ["shi"],
  场: ["chang"],
  重: ["zhong", "chong"],
  庆: ["qing"],
  路: ["lu"],
  西: ["xi"],
  安: ["an"],
  行: ["xing", "hang", "heng"],
};
const readings: Readings = (character) => DICTIONARY[character] ?? [];
const found = (text: string, word: string): boolean => readsAs(text, word, readings);

it("finds full pinyin, initials, and the two mixed, wherever they begin", () => {
  for (const word of ["yurongshichang", "yrsc", "yurongsc", "yrshichang", "rong", "rsc", "yuro", "y"])
    expect([word, found("羽绒市场", word)]).toEqual([word, true]);
});

it("finds Chinese and letters in one word", () => {
  for (const word of ["羽绒sc", "羽rongsc", "yr市场", "yrs场"])
    expect([word, found("在羽绒市场", word)]).toEqual([word, true]);
  for (const word of ["羽绒cs", "羽sc", "市场yr"]) expect([word, found("羽绒市场", word)]).toEqual([word, false]);
});

it("is not slowed by a text that repeats itself", () => {
  // Twice as many ways of reading with each character: nobody would live to see them all tried.
  expect(found("行".repeat(120), `${"h".repeat(79)}b`)).toBe(false);
  expect(found("安".repeat(120), `${"an".repeat(39)}b`)).toBe(false);
});

it("knows every reading of a character", () => {
  expect(found("重庆路", "chongqinglu")).toBe(true);
  expect(found("重庆路", "zql")).toBe(true);
});

it("reads Latin letters as themselves, and stops at what has no reading", () => {
  expect(found("a 重庆", "aq")).toBe(false);
  expect(found("k5 重庆 kfc", "kfc")).toBe(true);
  expect(found("西kfc", "xikfc")).toBe(true);
});

it("does not find what is cut in the middle, or not there", () => {
  expect(found("羽绒市场", "yurscx")).toBe(false);
  expect(found("羽绒市场", "yuong")).toBe(false);
  expect(found("羽绒", "yrs")).toBe(false);
  expect(found("", "a")).toBe(false);
});

it("orders texts as they are read once that is known", () => {
  expect(orderKey("羽绒A", null)).toBe("羽绒a");
  expect(orderKey("羽绒A", readings)).toBe("yuronga");
});
