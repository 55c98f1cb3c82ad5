import { expect, it } from "vitest";
import type { LoadFigure } from "../../derive/grid/grid.ts";
import type { Region } from "../../domain/region.ts";
import { rankRegions } from "./rank-regions.ts";

function row(id: string, value: number | null, count = value ?? 0) {
  const figure: LoadFigure = { value, count, base: null, span: null, gap: null };
  const region: Region = { id, name: { zh: id, en: id }, level: "community", children: [] };
  return { region, figure, load: { open: 0, atRisk: 0, breached: 0 }, hours: [] };
}

it("puts the highest first, the unknown last, and equals in the order of the tree", () => {
  const { rows, sum, leaders, empty } = rankRegions(
    [row("a", 2), row("b", null), row("c", 5), row("d", 2), row("e", 0)],
    2,
  );
  expect(rows.map(({ region, rank }) => `${rank} ${region.id}`)).toEqual(["1 c", "2 a", "3 d", "4 e", "5 b"]);
  expect([sum, leaders, empty]).toEqual([9, 7, 2]);
});
