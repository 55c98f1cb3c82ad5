import type { Grid } from "../../derive/grid/grid.ts";
import type { Derived } from "../../derive/derived.ts";
import { gridOf } from "../../derive/grid/grid-of.ts";
import type { Region } from "../../domain/region.ts";
import type { Cockpit, Sight } from "../cockpit.ts";
import { type LoadView, shownMeasure } from "./load-view.ts";
import { shownRegions } from "./shown-regions.ts";

/** What the panels of the 网格 scene read of one paint. */
interface GridSight {
  readonly grid: Grid;
  readonly derived: Derived;
  /** Region the page is cut to; null for the whole profile. */
  readonly scope: string | null;
  readonly shown: readonly Region[];
  readonly measure: LoadView["measure"];
}

/** The part of the filter that a panel of the scene chooses; null for one that is cut to all of it. */
type ChosenPart = Parameters<Cockpit["without"]>[0] | null;

/** The slice of the cockpit these panels share, cut to the filter but for the part a panel chooses itself: what else could be chosen stays to be seen. */
export function gridSight(cockpit: Cockpit, chosen: ChosenPart): GridSight {
  const { profile, scope, load } = cockpit;
  return {
    grid: cutGrid(cockpit, chosen),
    derived: cutSight(cockpit, chosen).derived,
    scope: scope.at(-1) ?? null,
    shown: shownRegions(profile.regions, scope),
    measure: shownMeasure(load, profile),
  };
}

type Cuts = Pick<Cockpit, "store" | "derived" | "predictions" | "whole" | "without" | "profile">;

function cutSight(cockpit: Cuts, chosen: ChosenPart): Sight {
  return chosen === null ? cockpit : cockpit.without(chosen);
}

/** The grid of a panel's sight. */
export function cutGrid(cockpit: Cuts, chosen: ChosenPart): Grid {
  return gridOf(cutSight(cockpit, chosen), cockpit.whole, cockpit.profile);
}

/** The filter with a hexagon chosen, or let go when it was. */
export function toggleCell(filter: Cockpit["filter"], cell: string): Cockpit["filter"] {
  return { ...filter, cell: filter.cell === cell ? null : cell };
}

/** The filter with one region chosen, or let go when it alone was. */
export function toggleRegion(filter: Cockpit["filter"], region: string): Cockpit["filter"] {
  const isOn = filter.regions.length === 1 && filter.regions[0] === region;
  return { ...filter, regions: isOn ? [] : [region] };
}
