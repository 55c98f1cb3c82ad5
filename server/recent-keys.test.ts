import { expect, test } from "vitest";
import { RecentKeys } from "./recent-keys.ts";

test("of each port the latest keys are kept, at most twice as many as asked for, whatever the others send", () => {
  const keys = new RecentKeys(2);
  keys.add({ port: "quiet", id: "a" }, 1);
  for (const [index, id] of ["a", "b", "c", "d", "e"].entries()) keys.add({ port: "busy", id }, 2 + index);
  const sequences = ["a", "b", "c", "d", "e", "f"].map((id) => keys.sequenceOf({ port: "busy", id }));
  expect(sequences).toEqual([null, null, 4, 5, 6, null]);
  expect(keys.sequenceOf({ port: "quiet", id: "a" })).toBe(1);
  expect(keys.sequenceOf({ port: "unheard", id: "a" })).toBeNull();
  keys.clear();
  expect(keys.sequenceOf({ port: "quiet", id: "a" })).toBeNull();
});
