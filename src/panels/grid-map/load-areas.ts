import type { LoadFigure, LoadMeasure } from "../../derive/grid/grid.ts";
import type { RegionLoad } from "../../derive/derived.ts";
import type { Region } from "../../domain/region.ts";
import type { LoadArea } from "../../surfaces/map/load-areas.ts";
import type { Cockpit } from "../cockpit.ts";
import { formatLoad, type LoadScale, stepOf } from "./load-scale.ts";

/** A shown region with what the scene says of it. */
export interface RegionRow {
  readonly region: Region;
  readonly figure: LoadFigure;
  readonly load: RegionLoad;
}

/** Regions as the load map draws them. */
export function regionAreas(
  rows: readonly RegionRow[],
  measure: LoadMeasure,
  scale: LoadScale,
  selected: ReadonlySet<string>,
  language: Cockpit["language"],
): ReadonlyMap<string, LoadArea> {
  return new Map(
    rows.map(({ region, figure, load }) => {
      const { breached, atRisk } = load;
      const quiet = figure.value === 0 ? "loadZero" : "load";
      const mark = breached > 0 ? "loadBreached" : atRisk > 0 ? "loadAtRisk" : quiet;
      const label = { name: region.name[language], value: formatLoad(measure, figure.value), mark } as const;
      const isSelected = selected.has(region.id);
      return [region.id, { id: region.id, step: stepOf(scale, figure.value), isSelected, label }];
    }),
  );
}

/** Hexagons as the load map draws them: too many to be named. */
export function hexagonAreas(
  figures: ReadonlyMap<string, LoadFigure>,
  scale: LoadScale,
  selected: string | null,
): ReadonlyMap<string, LoadArea> {
  return new Map(
    [...figures].map(([id, { value }]) => [
      id,
      { id, step: stepOf(scale, value), isSelected: id === selected, label: null },
    ]),
  );
}
