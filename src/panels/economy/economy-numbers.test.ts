import { expect, it } from "vitest";
import { formatIndicator, formatPercent } from "./economy-numbers.ts";

it("shows values with the decimals of their unit", () => {
  expect(formatIndicator(2.09, "1e8 CNY")).toBe("2.09");
  expect(formatIndicator(34.9, "1e8 CNY")).toBe("34.90");
  expect(formatIndicator(4515, "1e4 USD")).toBe("4,515");
  expect(formatIndicator(null, "count")).toBe("—");
  expect(formatIndicator(100, "1e8 CNY")).toBe("100");
});

it("rounds nothing away that was published", () => {
  expect(formatIndicator(0.5423, "1e8 CNY")).toBe("0.5423");
  expect([60, 77.44].map((value) => formatIndicator(value, "percent"))).toEqual(["60", "77.44"]);
});

it("shows percentages as they were published", () => {
  expect([23.51, 70, -10, 87.1, 390.44].map(formatPercent)).toEqual(["23.51", "70", "10", "87.1", "390.44"]);
});
