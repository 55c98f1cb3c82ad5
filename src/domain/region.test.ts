import { expect, test } from "vitest";
import { listRegions, regionPaths, regionSchema } from "./region.ts";

const name = { zh: "区", en: "Region" };
const tree = regionSchema.parse({
  id: "d",
  name,
  level: "district",
  children: [
    { id: "s1", name, level: "street", children: [{ id: "v1", name, level: "community", population: 2_000 }] },
    { id: "s2", name, level: "street" },
  ],
});

test("paths run from the root to the region itself", () => {
  expect([...regionPaths(tree)]).toEqual([
    ["d", ["d"]],
    ["s1", ["d", "s1"]],
    ["v1", ["d", "s1", "v1"]],
    ["s2", ["d", "s2"]],
  ]);
});

test("lists parents before children", () => {
  expect(listRegions(tree).map((region) => region.id)).toEqual(["d", "s1", "v1", "s2"]);
});

test("a leaf need not name its children", () => {
  expect(tree.children[1]?.children).toEqual([]);
});
