import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import booleanPointInPolygon from "@turf/boolean-point-in-polygon";
import type { FeatureCollection, MultiPolygon, Polygon } from "geojson";
import type { Profile } from "../../src/domain/profile.ts";

/** Whether a place (WGS-84 degrees) lies in the area that the profile is about; its border counts. */
export type Boundary = (longitude: number, latitude: number) => boolean;

/** The boundary of a profile: the polygons of its `map.boundary` file; null without such a file, when nothing can be said. */
export function loadBoundary(profile: Profile, publicDir: string | undefined): Boundary | null {
  const { boundary } = profile.map;
  if (boundary === null || boundary === undefined || publicDir === undefined) return null;
  const path = join(publicDir, boundary);
  return existsSync(path) ? boundaryOf(JSON.parse(readFileSync(path, "utf8")) as FeatureCollection) : null;
}

/** The area that the polygons of a collection cover together; null when it has none. */
export function boundaryOf({ features }: FeatureCollection): Boundary | null {
  const areas = features.flatMap(({ geometry }): (Polygon | MultiPolygon)[] =>
    geometry?.type === "Polygon" || geometry?.type === "MultiPolygon" ? [geometry] : [],
  );
  if (areas.length === 0) return null;
  return (longitude, latitude) => areas.some((area) => booleanPointInPolygon([longitude, latitude], area));
}
