import { expect, test } from "vitest";
import type { Region } from "../src/domain/region.ts";
import { findScope } from "./scope.ts";

function region(id: string, children: readonly Region[] = []): Region {
  return { id, name: { zh: id, en: id }, level: "street", children };
}
const ROOT = region("district", [region("street", [region("village")]), region("other")]);

test("a path names a region with everything below it", () => {
  expect(findScope(ROOT, ["district", "street"])?.regions).toEqual(new Set(["street", "village"]));
  expect(findScope(ROOT, [])).toEqual({ path: [], regions: null });
});

test("a path that is not one of the tree names nothing", () => {
  for (const path of [["street"], ["district", "village"], ["district", "nowhere"], ["street", "district"]])
    expect(findScope(ROOT, path)).toBeNull();
});
