import { expect, it } from "vitest";
import { rulesFor } from "./trusted-types.ts";

const rules = rulesFor("http://cockpit.example:8020");

it("lets nothing become markup but nothing", () => {
  expect(rules.createHTML("")).toBe("");
  expect(rules.createHTML("<b>bold</b>")).toBeNull();
  expect(rules.createHTML(" ")).toBeNull();
});

it.for([
  ["./assets/maplibre-gl-worker-x.mjs", true],
  ["http://cockpit.example:8020/assets/worker.mjs", true],
  ["https://cockpit.example:8020/assets/worker.mjs", false],
  ["http://evil.example/worker.js", false],
  ["//evil.example/worker.js", false],
  ["blob:http://cockpit.example:8020/5c1b", false],
  ["data:text/javascript,alert(1)", false],
  ["javascript:alert(1)", false],
] as const)("a script at %s: %s", ([url, isOwn]) => {
  expect(rules.createScriptURL(url)).toBe(isOwn ? url : null);
});
