import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { maskContact, maskText } from "./mask-text.ts";

const SEED = 20_261_122;

const corpus = readFileSync(new URL("../../test/fixtures/masking-corpus.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => {
    const [before = "", after] = line.replace(/^= /, "").split(" → ");
    return { before, after: after ?? before };
  });

test("the corpus is worth its name", () => {
  expect(corpus.length).toBeGreaterThan(150);
  expect(corpus.filter(({ before, after }) => before === after).length).toBeGreaterThan(60);
});

test.for(corpus)("$before", ({ before, after }) => {
  expect(maskText(before, "full")).toBe(after);
});

test.for(corpus)("masked already: $after", ({ after }) => {
  expect(maskText(after, "full")).toBe(after);
});

const pieces = fc.constantFrom(
  ...corpus.flatMap(({ before }) => [before, before.slice(0, 6), before.slice(-6)]),
  ..."0123456789*-.@ :：，、；（）()·XxAa某王李张人号室幢单元路",
  "138",
  "1234",
  "6621",
  "报警人",
  "联系人：",
  "电话",
  "身份证",
  "微信",
  "浙A",
  "单元",
  "\u200b",
  "😀",
);
const anyText = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(""));

test("what was masked once stays as it is, by every masking", () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom("full" as const, "working" as const), (text, masking) => {
      const masked = maskText(text, masking);
      expect(maskText(masked, masking)).toBe(masked);
    }),
    { seed: SEED, numRuns: 4_000 },
  );
});

const han = fc.constantFrom(..."的在了楼道小区反映来电家中请尽快处理，。！ ");
const words = fc.array(han, { maxLength: 10 }).map((parts) => parts.join(""));
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));

test("a mobile number does not get through, whatever stands around it", () => {
  const mobile = fc.tuple(fc.constantFrom("13", "15", "17", "18", "19"), digits(9)).map((parts) => parts.join(""));
  const written = mobile.chain((number) =>
    fc.constantFrom(
      number,
      `${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`,
      `${number.slice(0, 3)}-${number.slice(3, 7)}-${number.slice(7)}`,
      `+86${number}`,
      [...number].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(""),
    ),
  );
  fc.assert(
    fc.property(words, written, words, (before, number, after) => {
      const middle = number.replace(/[ -]/g, "").replace(/^\+86/, "").slice(3, 7);
      const masked = maskText(`${before}${number}${after}`, "full");
      expect(masked).not.toContain(number);
      expect(masked).toContain("****");
      expect(middle.length).toBe(4);
    }),
    { seed: SEED, numRuns: 1_000 },
  );
});

test("numbers of identity and cards leave to nobody", () => {
  const before = "持证330109197001010018，卡6228480123456789015，电话13812346621，住3幢501室，报警人张伟称";
  expect(maskText(before, "working")).toBe(
    "持证3****************8，卡****9015，电话13812346621，住3幢501室，报警人张伟称",
  );
});

test("takes time by the length of the text, however it is made", () => {
  const hostile = [
    "1",
    "1 ",
    "1-",
    "a",
    "a.",
    "a@",
    "a@a.",
    "报警人",
    "报警人：",
    "张",
    "张、",
    "报警人张伟、",
    "3幢",
    "1-1-",
    "浙A",
    "微信:",
    "·",
    "阿·",
    "*",
    " ",
    "13812346621",
    "单元",
    "村1",
    "先生",
    "李先生",
    "门牌号:",
  ];
  // A text this long takes milliseconds when the work grows with its length, and would not end when it grew with the square.
  for (const piece of hostile)
    expect(typeof maskText(piece.repeat(Math.ceil(100_000 / piece.length)), "full")).toBe("string");
});

test.for([
  ["张伟 13812346621", "张某 138****6621"],
  ["138****6621", "138****6621"],
  ["阿依古丽·买买提", "阿某"],
  ["zhangwei@qq.com", "z***@qq.com"],
  ["82345678", "****5678"],
  ["李女士 13912345678", "李女士 139****5678"],
  ["匿名", "匿名"],
])("the contact %s is sent as %s", ([contact = "", masked = ""]) => {
  expect(maskContact(contact, "full")).toBe(masked);
  expect(maskContact(masked, "full")).toBe(masked);
  expect(maskContact(contact, "working")).toBe(contact);
});
