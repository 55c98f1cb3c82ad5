import type { Feature, Position } from "geojson";
import type { PlaceLabel } from "./map-labels.ts";
import type { MapPlace } from "./map-data.ts";
import { labelPoint } from "./polygon.ts";
import { leafRegions, regionId } from "./regions.ts";

/**
 * Names on the map in one language, most wanted first: regions, stations, neighbouring places, water.
 * Files name their features by `name` and `nameEn`; a region's own name comes from `regionName` when it knows it.
 */
export function placeNames(
  place: MapPlace,
  language: "zh" | "en",
  regionName: (id: string) => string | null,
): readonly PlaceLabel[] {
  const labels: PlaceLabel[] = [];
  const add = (kind: PlaceLabel["kind"], text: string, position: Position | null): void => {
    const [longitude, latitude] = position ?? [];
    if (text !== "" && longitude !== undefined && latitude !== undefined)
      labels.push({ kind, text, longitude, latitude });
  };
  for (const region of leafRegions(place.regions))
    add("village", regionName(regionId(region)) ?? featureName(region, language), labelPoint(region));
  for (const [role, kind] of KINDS) {
    for (const { data } of place.layers.filter((layer) => layer.role === role))
      for (const feature of data.features) add(kind, featureName(feature, language), featurePoint(feature));
  }
  return labels;
}

const KINDS = [
  ["station", "station"],
  ["place", "neighbour"],
  ["water", "water"],
] as const;

function featureName(feature: Feature, language: "zh" | "en"): string {
  const { name, nameEn } = (feature.properties ?? {}) as { readonly name?: unknown; readonly nameEn?: unknown };
  const wanted = language === "en" ? (nameEn ?? name) : name;
  return typeof wanted === "string" ? wanted : "";
}

function featurePoint(feature: Feature): Position | null {
  return feature.geometry?.type === "Point" ? feature.geometry.coordinates : labelPoint(feature);
}
