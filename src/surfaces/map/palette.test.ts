import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseColour } from "./colour.ts";
import { makePalette } from "./palette.ts";

/** Custom properties of a block of tokens.css, by its selector. */
function tokens(selector: string): Map<string, string> {
  const css = readFileSync("src/app/tokens.css", "utf8");
  const start = css.indexOf(selector);
  const block = css.slice(start, css.indexOf("\n}", start));
  return new Map([...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [name, value]));
}

describe("makePalette", () => {
  it.each(['[data-theme="ink"] {', '[data-theme="paper"] {'])("finds every token it draws with in %s", (theme) => {
    const properties = tokens(theme);
    const palette = makePalette((name) => properties.get(name) ?? "", 2);
    expect(palette.load).toHaveLength(6);
    expect(palette.loadAlpha).toBeGreaterThan(0.5);
    expect(palette.u).toBe(2);
  });

  it("names the token that is missing", () => {
    expect(() => makePalette(() => "", 1)).toThrow("--text");
  });
});

describe("parseColour", () => {
  it("reads what stylesheets give", () => {
    expect(parseColour(" #ff0080", "x")).toEqual([1, 0, 128 / 255, 1]);
    expect(parseColour("#f00", "x")).toEqual([1, 0, 0, 1]);
    expect(parseColour("rgb(255, 0, 51)", "x")).toEqual([1, 0, 0.2, 1]);
    expect(parseColour("rgb(0 0 0 / 0.5)", "x")).toEqual([0, 0, 0, 0.5]);
  });
  it("refuses the rest by name", () => {
    expect(() => parseColour("tomato", "--warn-fill")).toThrow('--warn-fill: "tomato"');
  });
});
