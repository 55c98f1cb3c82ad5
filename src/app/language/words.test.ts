import { describe, expect, it } from "vitest";
import { createText, wordsOf } from "./words.ts";

const withoutPlural = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, "");
const placeholders = (word: string): readonly string[] => (word.match(/\{\{\w+\}\}/g) ?? []).sort();

describe("the language files", () => {
  const zh = wordsOf("zh");
  const en = wordsOf("en");

  it("say the same things in both languages", () => {
    expect([...new Set([...en.keys()].map(withoutPlural))].sort()).toEqual(
      [...new Set([...zh.keys()].map(withoutPlural))].sort(),
    );
  });

  it("fill in the same values in both languages", () => {
    for (const [key, word] of zh) {
      const other = en.get(key) ?? en.get(`${key}_other`);
      if (other !== undefined) expect([key, placeholders(other)]).toEqual([key, placeholders(word)]);
    }
  });
});

it("flattens nested files and refuses a key defined twice", () => {
  const files = { "./a.zh.json": { one: { two: "二" } }, "./a.en.json": { one: { two: "two" } } };
  expect([...wordsOf("zh", files)]).toEqual([["one.two", "二"]]);
  expect(() => wordsOf("zh", { ...files, "./b.zh.json": { "one.two": "又" } })).toThrow(
    './b.zh.json: "one.two" is defined in another language file too',
  );
});

it("looks words up and leaves markup in values as text", () => {
  const text = createText();
  expect(text("zh", "unit.minutes", { n: 3 })).toBe("3 分");
  expect(text("en", "unit.ago", { age: "<b>3</b>" })).toBe("<b>3</b> ago");
});
