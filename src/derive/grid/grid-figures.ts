import type { RegionId } from "../../domain/incident.ts";
import type { Profile } from "../../domain/profile.ts";
import { listRegions } from "../../domain/region.ts";
import type { Figures } from "../figures.ts";
import { type Grid, LOAD_MEASURES } from "./grid.ts";

/** Grids of the panels of the scene: each is cut to the filter but for what that panel chooses. */
interface PanelGrids {
  readonly regions: Grid;
  readonly week: Grid;
  readonly hotspots: Grid;
}

/** The grid's part of docs/figures.md, by id. @param scope region the page is cut to; null for the whole profile */
export function gridFigures(grids: PanelGrids, profile: Pick<Profile, "regions">, scope: RegionId | null): Figures {
  const { regions: grid, week, hotspots } = grids;
  const figures: Figures = {};
  for (const measure of LOAD_MEASURES) {
    figures[`grid.${scope ?? "all"}.${measure}`] = grid.load(scope, measure).value;
    for (const { id } of listRegions(profile.regions)) figures[`grid.${id}.${measure}`] = grid.load(id, measure).value;
  }
  for (const { weekday, hour, mean } of week.matrix(scope).cells) figures[`grid.week.${weekday}.${hour}`] = mean;
  figures["grid.hotspots"] = hotspots.hotspotCount(scope);
  for (const [index, { count }] of hotspots.hotspots(scope, FIRST).entries())
    figures[`grid.hotspot.${index + 1}`] = count;
  return figures;
}

/** Hotspots with figures of their own. */
const FIRST = 8;
