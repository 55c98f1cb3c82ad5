import type { Feature, FeatureCollection } from "geojson";
import { containsPosition } from "./polygon.ts";

/** Id of a region's feature: `properties.id`. */
export function regionId(feature: Feature): string {
  return String(feature.properties?.id ?? "");
}

/** Ids that other features name as their `properties.parent`: outlines that are not tinted themselves. */
function parentIds(regions: FeatureCollection): ReadonlySet<string> {
  const parents = new Set<string>();
  for (const { properties } of regions.features) {
    const parent: unknown = properties?.parent;
    if (typeof parent === "string") parents.add(parent);
  }
  return parents;
}

/** The regions that have none below them: tinted, named, clicked. */
export function leafRegions(regions: FeatureCollection): readonly Feature[] {
  const parents = parentIds(regions);
  return regions.features.filter((feature) => !parents.has(regionId(feature)));
}

/** The leaf region at a position; null outside all. */
export function regionAt(regions: FeatureCollection, longitude: number, latitude: number): string | null {
  const found = leafRegions(regions).find((region) => containsPosition(region, longitude, latitude));
  return found === undefined ? null : regionId(found);
}
