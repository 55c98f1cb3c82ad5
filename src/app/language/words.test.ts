import { describe, expect, it } from "vitest";
import { ENGLISH } from "./english.ts";
import { CHINESE, createVocabulary, wordsOf } from "./words.ts";

const withoutPlural = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, "");
const placeholders = (word: string): readonly string[] => (word.match(/\{\{\w+\}\}/g) ?? []).sort();

describe("the language files", () => {
  const zh = wordsOf(CHINESE);
  const en = wordsOf(ENGLISH);

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
  const files = { "./a.zh.json": { one: { two: "二" } } };
  expect([...wordsOf(files)]).toEqual([["one.two", "二"]]);
  expect(() => wordsOf({ ...files, "./b.zh.json": { "one.two": "又" } })).toThrow(
    './b.zh.json: "one.two" is defined in another language file too',
  );
});

it("looks words up and leaves markup in values as text", async () => {
  const { words, fetch } = createVocabulary();
  await fetch("en");
  expect(words("zh", "unit.minutes", { n: 3 })).toBe("3 分");
  expect(words("en", "unit.ago", { age: "<b>3</b>" })).toBe("<b>3</b> ago");
});

it("speaks Chinese, never keys, until English has come", async () => {
  const { words, holds, fetch } = createVocabulary();
  expect([holds("zh"), holds("en")]).toEqual([true, false]);
  expect(words("en", "brand.demonstration")).toBe(words("zh", "brand.demonstration"));
  await fetch("en");
  expect(holds("en")).toBe(true);
  expect(words("en", "brand.demonstration")).toBe(wordsOf(ENGLISH).get("brand.demonstration"));
});
