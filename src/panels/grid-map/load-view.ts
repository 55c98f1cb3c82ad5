import type { LoadMeasure } from "../../derive/grid/grid.ts";
import type { FigureSpan } from "../../derive/known-since.ts";
import type { Profile } from "../../domain/profile.ts";
import { listRegions } from "../../domain/region.ts";

/** Areas the load map is drawn in: 村社 or 六边形. */
export const LENSES = ["region", "hexagon"] as const;
export type Lens = (typeof LENSES)[number];

/** What the viewer chose of the 网格 scene. */
export interface LoadView {
  readonly measure: LoadMeasure;
  readonly lens: Lens;
}

export const DEFAULT_LOAD_VIEW: LoadView = { measure: "open", lens: "region" };

/** Measures that can be offered: per 1,000 residents only where the profile knows how many they are; of hexagons neither residents nor history are known. */
export function offeredMeasures(profile: Pick<Profile, "regions">, lens: Lens): readonly LoadMeasure[] {
  const counts: readonly LoadMeasure[] = ["open", "today", "24h", "7d"];
  if (lens === "hexagon") return [...counts, "late"];
  const isPopulated = listRegions(profile.regions).some(({ population }) => population !== undefined);
  return [...counts, ...(isPopulated ? (["per1000"] as const) : []), "usual", "late"];
}

/** Why a lens does not offer a measure: hexagons have no residents and no history (older hours are kept by region), and a profile may not say how many live there. */
type WithheldReason = "cellPopulation" | "cellHistory" | "population";

/** The reason for a measure that `offeredMeasures` leaves out. */
export function withheldReason(measure: LoadMeasure, lens: Lens): WithheldReason {
  if (lens === "region") return "population";
  return measure === "per1000" ? "cellPopulation" : "cellHistory";
}

/** The measure that is shown: what was chosen if the lens has it, else the first. */
export function shownMeasure(view: LoadView, profile: Pick<Profile, "regions">): LoadMeasure {
  return offeredMeasures(profile, view.lens).includes(view.measure) ? view.measure : "open";
}

/** The stretch a measure is taken over; null where it says by itself that history is too short. */
export function measureSpan(measure: LoadMeasure): FigureSpan | null {
  switch (measure) {
    case "open":
    case "late":
      return "all";
    case "per1000":
      return "7d";
    case "usual":
      return null;
    default:
      return measure;
  }
}
