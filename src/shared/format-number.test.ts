import { describe, expect, it } from "vitest";
import { formatCount, formatDecimal, formatShare } from "./format-number.ts";

describe("formatCount", () => {
  it("groups thousands and uses a true minus sign", () => {
    expect([1284, 0, -3, 1234567].map(formatCount)).toEqual(["1,284", "0", "−3", "1,234,567"]);
  });
  it("shows unknown as a dash, never as zero", () => {
    expect(formatCount(null)).toBe("—");
    expect(formatCount(Number.NaN)).toBe("—");
  });
});

describe("formatDecimal", () => {
  it("keeps its decimals", () => {
    expect([5, 5.16, -0.8, 2.05].map((value) => formatDecimal(value, 1))).toEqual(["5.0", "5.2", "−0.8", "2.1"]);
  });
  it("has no minus zero", () => {
    expect(formatDecimal(-0.01, 1)).toBe("0.0");
  });
});

it("shows a share as percent", () => {
  expect([0.98649, 1, 0, null].map((share) => formatShare(share))).toEqual(["98.6", "100.0", "0.0", "—"]);
  expect(formatShare(0.7744, 2)).toBe("77.44");
});
