import { expect, it } from "vitest";
import { MINUTE } from "../../shared/units.ts";
import type { ChartTokens } from "../../surfaces/chart/tokens.ts";
import { responseOption } from "./response-option.ts";

const tokens: ChartTokens = { unit: 1, note: 14, label: 16, fontText: "sans-serif", color: (role) => role };

function dataOf(id: string, current: readonly (number | null)[], previous: readonly (number | null)[]) {
  const { series } = responseOption(current, previous, tokens);
  return (series as readonly { readonly id: string; readonly data: unknown }[]).find((each) => each.id === id)?.data;
}

it("draws minutes by hour, gaps where nobody arrived, and the last hour that has one open", () => {
  const current = [5 * MINUTE, null, 6 * MINUTE, null];
  expect(dataOf("current", current, [])).toEqual([
    [0, 5],
    [1, null],
    [2, 6],
    [3, null],
  ]);
  expect(dataOf("last", current, [])).toEqual([[2, 6]]);
  expect(dataOf("previous", current, [4 * MINUTE])).toEqual([[0, 4]]);
});

it("draws nothing for nothing", () => {
  expect(dataOf("last", [null], [null])).toEqual([]);
  expect(dataOf("current", [], [])).toEqual([]);
});
