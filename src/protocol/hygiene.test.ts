import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanText, hasHiddenCharacter } from "./hygiene.ts";

test("leaves an ordinary text as it is, markup included", () => {
  const text = "<b>新塘街道</b> 12号 😀 & more";
  expect(cleanText(text, 120)).toBe(text);
});

test("removes control, direction and separator characters and lone surrogates", () => {
  expect(cleanText("a\u0000b\tc\nd\u001b[2J\u007f\u009f", 120)).toBe("abcd[2J");
  expect(cleanText("\u202egnp.exe\u2066\u2069\u200e\u061c\u2028", 120)).toBe("gnp.exe");
  expect(cleanText("x\ud800y\udc00z", 120)).toBe("xyz");
});

test("cuts at code points, the ellipsis counted", () => {
  expect(cleanText("x".repeat(120), 120)).toBe("x".repeat(120));
  expect(cleanText("x".repeat(121), 120)).toBe(`${"x".repeat(119)}…`);
  expect(cleanText("😀".repeat(120), 120)).toBe("😀".repeat(120));
  expect(cleanText("😀".repeat(121), 120)).toBe(`${"😀".repeat(119)}…`);
});

test("a text of a megabyte is cut, even when what can be seen of it is short", () => {
  expect(cleanText("新".repeat(500_000), 120)).toBe(`${"新".repeat(119)}…`);
  expect(cleanText(`ab${"\u0000".repeat(1_000_000)}`, 120)).toBe("ab…");
});

test("any text comes out clean and short, and a clean one is not changed again", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), fc.integer({ min: 1, max: 50 }), (text, limit) => {
      const clean = cleanText(text, limit);
      expect(hasHiddenCharacter(clean)).toBe(false);
      expect(Array.from(clean).length).toBeLessThanOrEqual(limit);
      expect(cleanText(clean, limit)).toBe(clean);
    }),
    { seed: 20_261_121 },
  );
});
