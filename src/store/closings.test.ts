import { expect, test } from "vitest";
import { MINUTE } from "../shared/units.ts";
import { Closings } from "./closings.ts";

test("tells who may have closed before an instant; whole bins are told once, the running one again", () => {
  const closings = new Closings();
  closings.note("A", 5 * MINUTE);
  closings.note("B", 12 * MINUTE);
  closings.note("C", 25 * MINUTE);
  expect([...closings.before(15 * MINUTE)]).toEqual(["A", "B"]);
  expect([...closings.before(16 * MINUTE)]).toEqual(["B"]);
  expect([...closings.before(40 * MINUTE)]).toEqual(["B", "C"]);
  expect([...closings.before(60 * MINUTE)]).toEqual([]);
});
