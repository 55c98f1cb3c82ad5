import { expect, it } from "vitest";
import type { LoadFigure } from "../../derive/grid/grid.ts";
import { hexagonAreas, regionAreas } from "./load-areas.ts";
import { loadScale } from "./load-scale.ts";

const figure = (value: number | null): LoadFigure => ({ value, count: value ?? 0, base: null, span: null, gap: null });
const region = (id: string) => ({ id, name: { zh: `${id}村`, en: id }, level: "community" as const, children: [] });

it("names regions with their value and the worst state of what is open there", () => {
  const areas = regionAreas(
    [
      { region: region("a"), figure: figure(7), load: { open: 7, atRisk: 2, breached: 1 } },
      { region: region("b"), figure: figure(3), load: { open: 3, atRisk: 1, breached: 0 } },
      { region: region("c"), figure: figure(0), load: { open: 0, atRisk: 0, breached: 0 } },
      { region: region("d"), figure: figure(null), load: { open: 1, atRisk: 0, breached: 0 } },
    ],
    "open",
    loadScale("open", [], true),
    new Set(["b"]),
    "zh",
  );
  expect([...areas.values()]).toEqual([
    { id: "a", step: 4, isSelected: false, label: { name: "a村", value: "7", mark: "loadBreached" } },
    { id: "b", step: 2, isSelected: true, label: { name: "b村", value: "3", mark: "loadAtRisk" } },
    { id: "c", step: 0, isSelected: false, label: { name: "c村", value: "0", mark: "loadZero" } },
    { id: "d", step: null, isSelected: false, label: { name: "d村", value: "—", mark: "load" } },
  ]);
});

it("leaves hexagons without names", () => {
  const figures = new Map([
    ["8a", figure(9)],
    ["8b", figure(0)],
  ]);
  const areas = hexagonAreas(figures, loadScale("open", [9], false), "8b");
  expect([...areas.values()]).toEqual([
    { id: "8a", step: 5, isSelected: false, label: null },
    { id: "8b", step: 0, isSelected: true, label: null },
  ]);
});
