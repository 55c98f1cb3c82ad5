import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, it } from "vitest";
import { csvLine } from "./csv-line.ts";

it("writes fields as RFC 4180 does", () => {
  expect(csvLine(["a", 'say "b"', "c,d", "e\r\nf", null, -3.5, Number.NaN])).toBe(
    'a,"say ""b""","c,d","e\r\nf",,-3.5,\r\n',
  );
});

it("lets no text begin as a formula, and leaves negative numbers alone", () => {
  for (const text of ["=1+1", "+86 138", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"])
    expect(parse(csvLine([text, "x"]), { relaxQuotes: false })[0]).toEqual([`'${text}`, "x"]);
  expect(csvLine([-2, "-2"])).toBe("-2,'-2\r\n");
});

it("is read back as it was, whatever people wrote", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 2, maxLength: 5 }), (texts) => {
      const safe = texts.map((text) => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text));
      expect(parse(csvLine(texts), { skipEmptyLines: false })).toEqual([safe]);
    }),
    { seed: 4180 },
  );
});
