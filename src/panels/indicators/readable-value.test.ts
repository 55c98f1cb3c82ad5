import { expect, it } from "vitest";
import { readableValue } from "./readable-value.ts";

it.each([
  [0.05, "1e8 CNY", 500, "1e4 CNY"],
  [0.07, "1e8 CNY", 700, "1e4 CNY"],
  [0.47, "1e8 CNY", 0.47, "1e8 CNY"],
  [0, "1e8 CNY", 0, "1e8 CNY"],
  [12_000, "1e4 CNY", 1.2, "1e8 CNY"],
  [4_515, "1e4 USD", 4_515, "1e4 USD"],
  [103, "count", 103, "count"],
])("%d %s reads as %d %s", (value, unit, readable, readableUnit) => {
  expect(readableValue(value, unit)).toEqual({ value: readable, unit: readableUnit });
});
