import { expect, test } from "vitest";
import { rectangle } from "./polygon.ts";
import { weld } from "./weld.ts";

test("positions closer than the tolerance become one", () => {
  const [a, b] = weld([rectangle([0, 0, 10, 10]), rectangle([10.01, 0, 20, 10])], 0.5);
  expect(b?.[0]?.[0]?.[0]).toEqual([10, 0]);
  expect(a?.[0]?.[0]?.[1]).toEqual([10, 0]);
});

test("a corner on a neighbour's edge becomes a corner of that edge", () => {
  const [long] = weld([rectangle([0, 0, 10, 10]), rectangle([10, 0, 20, 4]), rectangle([10, 4, 20, 10])], 0.5);
  expect(long?.[0]?.[0]).toEqual([
    [0, 0],
    [10, 0],
    [10, 4],
    [10, 10],
    [0, 10],
    [0, 0],
  ]);
});
