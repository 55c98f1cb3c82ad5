import { expect, test } from "vitest";
import { NumberList } from "./number-list.ts";

test("holds what was pushed, over many blocks", () => {
  const list = new NumberList();
  for (let index = 0; index < 10_000; index += 1) list.push(index / 2);
  list.set(9_000, -1);
  expect(list.size).toBe(10_000);
  expect([0, 4_095, 4_096, 9_000, 9_999].map((index) => list.at(index))).toEqual([0, 2_047.5, 2_048, -1, 4_999.5]);
  expect(list.at(20_000)).toBeNaN();
});
