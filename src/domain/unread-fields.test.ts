import { expect, test } from "vitest";
import { unreadFields } from "./unread-fields.ts";

test("names every field that reading left out", () => {
  const raw = { id: "a", tideguard: 3, ports: [{ id: "p" }, { id: "q", stale: 1 }], map: { bounds: [1], zoom: 2 } };
  const read = { id: "a", ports: [{ id: "p", note: null }, { id: "q" }], map: { bounds: [1] }, facts: [] };
  expect(unreadFields(raw, read)).toEqual(["tideguard", "ports[1].stale", "map.zoom"]);
});

test("finds nothing where all was read", () => {
  expect(unreadFields({ a: [1, { b: null }] }, { a: [1, { b: null }], c: 1 })).toEqual([]);
});
