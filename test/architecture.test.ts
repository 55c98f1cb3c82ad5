import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { clockViolations } from "./architecture/clock-rules.ts";
import { exportViolations, importViolations } from "./architecture/import-rules.ts";
import { keyViolations, pairViolations } from "./architecture/language-rules.ts";
import { readmeViolations, shapeViolations } from "./architecture/shape-rules.ts";
import { readSources, type SourceFile, sourceFile } from "./architecture/source-file.ts";
import { chineseViolations, colourViolations } from "./architecture/word-rules.ts";

const files = readSources(["src", "server", "audit", "mock-server"]);

describe("the project", () => {
  const rules: readonly (readonly [string, (file: SourceFile) => string[]])[] = [
    ["imports go with the flow", importViolations],
    ["exports have names", exportViolations],
    ["time and chance are arguments", clockViolations],
    ["words come from the language files", chineseViolations],
    ["colours come from the tokens", colourViolations],
    ["files are small and named by what they do", shapeViolations],
  ];
  test.each(rules)("%s", (_name, rule) => {
    expect(files.flatMap(rule)).toEqual([]);
  });

  test("every source folder says what belongs there", () => {
    const folders = readdirSync("src", { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const names = ["src", ...folders.map(({ name }) => `src/${name}`), "server", "audit", "mock-server"];
    expect(readmeViolations(files, names)).toEqual([]);
  });

  test("Chinese and English have the same words", () => {
    expect(pairViolations(files)).toEqual([]);
  });

  test("every word asked for exists", () => {
    expect(keyViolations(files)).toEqual([]);
  });
});

describe("the rules see", () => {
  const broken = (rule: (file: SourceFile) => string[], path: string, text: string): string[] =>
    rule(sourceFile(path, text));

  test.each([
    ["src/domain/a.ts", 'import { b } from "../store/b.ts";'],
    ["src/domain/a.ts", 'export { b } from "../store/b.ts";'],
    ["src/domain/a.ts", 'const b = await import("../store/b.ts");'],
    ["src/domain/a.ts", 'type B = import("../store/b.ts").B;'],
    ["src/surfaces/a.ts", 'import type { B } from "../domain/b.ts";'],
    ["src/derive/a.ts", 'import { b } from "../store/b.ts";'],
    ["src/app/a.ts", 'import { b } from "../../server/b.ts";'],
    ["src/app/a.ts", 'import { b } from "../../test/b.ts";'],
    ["server/a.ts", 'import { b } from "../mock-server/b.ts";'],
    ["src/derive/a.ts", 'import { b } from "../../audit/b.ts";'],
    ["audit/a.ts", 'import { b } from "../mock-server/b.ts";'],
    ["src/store/a.ts", 'import { useMemo } from "react";'],
    ["src/panels/a.ts", 'import { Map } from "maplibre-gl";'],
    ["src/app/a.ts", 'import { io } from "socket.io-client";'],
    ["src/feed/a.ts", 'import { readFileSync } from "node:fs";'],
    ["src/store/a.ts", 'import { b } from "./b";'],
  ])("%s: %s", (path, text) => {
    expect(broken(importViolations, path, text)).toHaveLength(1);
  });

  test.each([
    ["src/derive/a.ts", 'import type { B } from "../store/b.ts"; import { c } from "../domain/c.ts";'],
    ["src/derive/a.ts", 'import { type B } from "../store/b.ts";'],
    ["src/panels/a.tsx", 'import { useMemo } from "react"; import "./a.css"; import { b } from "../surfaces/b.ts";'],
    ["src/store/a.test.ts", 'import { b } from "../../test/fixtures/b.ts"; import { c } from "../feed/c.ts";'],
    ["src/main.tsx", 'import { b } from "./app/b.tsx"; import { createRoot } from "react-dom/client";'],
    ["mock-server/a.ts", 'import { b } from "../server/b.ts"; import { c } from "../src/protocol/c.ts";'],
    ["audit/a.ts", 'import { b } from "../src/derive/b.ts"; import { c } from "../src/store/c.ts";'],
    ["test/a.ts", 'import { b } from "../src/store/b.ts";'],
  ])("nothing wrong with %s: %s", (path, text) => {
    expect(broken(importViolations, path, text)).toEqual([]);
  });

  test("barrels and nameless exports", () => {
    expect(broken(exportViolations, "src/store/a.ts", 'export * from "./b.ts";')).toHaveLength(1);
    expect(broken(exportViolations, "src/store/a.ts", "export default 1;")).toHaveLength(1);
    expect(broken(exportViolations, "src/store/a.ts", "export const a = 1;")).toEqual([]);
    expect(broken(shapeViolations, "src/store/index.ts", "")).toHaveLength(1);
    expect(broken(shapeViolations, "src/shared/date-utils.ts", "")).toHaveLength(1);
    expect(broken(shapeViolations, "src/store/long.ts", "\n".repeat(301))).toHaveLength(1);
  });

  test.each([
    "const a = Date.now();",
    "const a = now ?? Date.now;",
    "const a = new Date();",
    "const a = globalThis.performance.now();",
    "const a = Math.random();",
    "setTimeout(() => {}, 5);",
    "window.requestAnimationFrame(() => {});",
  ])("%s", (text) => {
    expect(broken(clockViolations, "src/store/a.ts", text)).toHaveLength(1);
    expect(broken(clockViolations, "src/feed/a.ts", text)).toEqual([]);
    expect(broken(clockViolations, "server/main.ts", text)).toEqual([]);
  });

  test("a given instant is no clock", () => {
    expect(broken(clockViolations, "src/store/a.ts", "const a = new Date(5); // Date.now()")).toEqual([]);
  });

  test("words and colours in components", () => {
    expect(broken(chineseViolations, "src/panels/a.tsx", "export const A = () => <p>在办</p>;")).toHaveLength(1);
    expect(broken(chineseViolations, "src/panels/a.tsx", "const a = `共 ${n} 件`;")).toHaveLength(2);
    expect(broken(chineseViolations, "src/panels/a.tsx", 'const a = text("open"); // 在办')).toEqual([]);
    expect(broken(colourViolations, "src/panels/a.tsx", 'const a = "#1af";')).toHaveLength(1);
    expect(broken(colourViolations, "src/panels/a.css", "a { color: #12aF34; }")).toHaveLength(1);
    expect(broken(colourViolations, "src/panels/a.css", "/* issue #123 */\n#root { color: var(--text); }")).toEqual([]);
    expect(broken(colourViolations, "src/panels/a.tsx", 'const a = "#/overview";')).toEqual([]);
  });

  test("languages that differ and words that are missing", () => {
    const zh = sourceFile("src/app/language/a.zh.json", '{ "tide": { "title": "潮位", "more": "更多" } }');
    const en = sourceFile("src/app/language/a.en.json", '{ "tide": { "title": "Tide" } }');
    const panel = (body: string): SourceFile => sourceFile("src/panels/a.tsx", body);
    expect(pairViolations([zh, en])).toEqual(["src/app/language/a.en.json: lacks tide.more"]);
    expect(pairViolations([zh])).toHaveLength(1);
    expect(keyViolations([zh, en, panel('text("tide.title"); cockpit.text(`tide.${x}`)')])).toEqual([]);
    expect(keyViolations([zh, en, panel('text("tide.none")')])).toHaveLength(1);
    expect(keyViolations([zh, en, panel('text(a ? "tide.title" : "tide.b"); text(`ebb.${x}`)')])).toHaveLength(2);
  });

  test("folders without a README, and long ones", () => {
    const readme = sourceFile("src/a/README.md", "line\n".repeat(15));
    expect(readmeViolations([readme], ["src/a", "src/b"])).toHaveLength(2);
  });
});
