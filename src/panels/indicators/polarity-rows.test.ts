import { expect, it } from "vitest";
import { makeIndicator } from "../../../test/fixtures/indicator.ts";
import type { IndicatorRecord } from "../../domain/indicator.ts";
import { polarityRows, polarityScale } from "./polarity-rows.ts";

function record(indicator: string, fields: Partial<IndicatorRecord>): IndicatorRecord {
  return makeIndicator({ indicator, value: null, yoyPercent: null, ...fields });
}

const ROWS = polarityRows([
  record("energy", { yoyPercent: -10, better: "down" }),
  record("investment", { targetCompletionPercent: 186 }),
  record("fiscal", { yoyPercent: 75 }),
  record("unknown", {}),
  record("value-added", { yoyPercent: 14.2 }),
]);

it("five up, one down: the energy bar falls and is good", () => {
  expect(ROWS.map(({ record: { indicator }, percent, basis, tone }) => [indicator, percent, basis, tone])).toEqual([
    ["fiscal", 75, "yoy", "good"],
    ["value-added", 14.2, "yoy", "good"],
    ["investment", 86, "target", "good"],
    ["energy", -10, "yoy", "good"],
  ]);
});

it("a rise of what should fall is bad, a change of what has no direction is neither", () => {
  const [rise, neutral] = polarityRows([
    record("disputes", { yoyPercent: 5, better: "down" }),
    record("events", { yoyPercent: 4, better: "none" }),
  ]);
  expect([rise?.tone, neutral?.tone]).toEqual(["bad", "flat"]);
});

it("scales to whole steps that hold zero and every bar", () => {
  expect(polarityScale(ROWS)).toEqual({ from: -20, to: 100, step: 20, lines: [-20, 0, 20, 40, 60, 80, 100] });
  expect(polarityScale([])).toEqual({ from: 0, to: 20, step: 20, lines: [0, 20] });
  expect(polarityScale(polarityRows([record("huge", { yoyPercent: 822.78 })])).lines.length).toBeLessThanOrEqual(8);
});
