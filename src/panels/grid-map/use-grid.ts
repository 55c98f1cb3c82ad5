import type { Grid } from "../../derive/grid/grid.ts";
import { gridOf } from "../../derive/grid/grid-of.ts";
import type { Region } from "../../domain/region.ts";
import type { Cockpit } from "../cockpit.ts";
import { type LoadView, shownMeasure } from "./load-view.ts";
import { shownRegions } from "./shown-regions.ts";

/** What the panels of the 网格 scene read of one paint. They choose what everything else is cut to, so they themselves are not cut. */
export interface GridSight {
  readonly grid: Grid;
  /** Region the page is cut to; null for the whole profile. */
  readonly scope: string | null;
  readonly shown: readonly Region[];
  readonly measure: LoadView["measure"];
}

/** The slice of the cockpit these panels share. */
export function gridSight({ whole, profile, scope, load }: Cockpit): GridSight {
  return {
    grid: gridOf(whole.store, whole.derived, profile),
    scope: scope.at(-1) ?? null,
    shown: shownRegions(profile.regions, scope),
    measure: shownMeasure(load, profile),
  };
}

/** The filter with one region chosen, or let go when it alone was. */
export function toggleRegion(filter: Cockpit["filter"], region: string): Cockpit["filter"] {
  const isOn = filter.regions.length === 1 && filter.regions[0] === region;
  return { ...filter, regions: isOn ? [] : [region] };
}
