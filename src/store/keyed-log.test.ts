import { expect, test } from "vitest";
import { KeyedLog } from "./keyed-log.ts";

test("keeps the last events, and the latest of each key among those that fell out", () => {
  const log = new KeyedLog<{ at: number; key: string }>(2, ({ key }) => key);
  for (const [at, key] of [
    [1, "a"],
    [2, "b"],
    [3, "b"],
    [4, "c"],
    [5, "c"],
  ] as const)
    log.push({ at, key });
  expect([...log].map(({ at }) => at)).toEqual([1, 3, 4, 5]);
  expect(log.dropped).toBe(1);
});
