import type { Hotspot } from "../../derive/grid/grid.ts";
import { listRegions } from "../../domain/region.ts";
import type { Cockpit } from "../cockpit.ts";

/** Hotspots a panel has room for. */
export const HOTSPOTS_SHOWN = 8;

/** `羽绒市场 A 区 纠纷`: the place as reporters word it (text, never markup) and the category. */
export function hotspotPlace(
  { place, category }: Hotspot,
  profile: Cockpit["profile"],
  language: Cockpit["language"],
  text: Cockpit["text"],
): string {
  const kind = profile.categories.find(({ id }) => id === category)?.name[language] ?? category;
  return `${place === "" ? text("grid.hotspot.nameless") : place} ${kind}`;
}

/** The region's name; its id where the tree does not have it. */
export function regionName(id: string, profile: Cockpit["profile"], language: Cockpit["language"]): string {
  return listRegions(profile.regions).find((region) => region.id === id)?.name[language] ?? id;
}
