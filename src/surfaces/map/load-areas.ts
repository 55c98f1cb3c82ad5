import type { Feature, FeatureCollection, Position } from "geojson";
import type { MapPlace } from "./map-data.ts";
import { labelPoint } from "./polygon.ts";
import type { LoadMark } from "./map-labels.ts";

/** Below the ramp: nothing is known there, which is not the lowest load. */
export const UNKNOWN_STEP = -1;

/** One area of the load map as it is drawn. */
export interface LoadArea {
  readonly id: string;
  /** Step of the load ramp, 0–5; null: unknown, without tint. */
  readonly step: number | null;
  readonly isSelected: boolean;
  /** Null for areas too many to name. */
  readonly label: { readonly name: string; readonly value: string; readonly mark: LoadMark } | null;
}

/** A hexagon: its name and its corners, longitude and latitude. */
export interface LoadCell {
  readonly id: string;
  readonly ring: readonly (readonly [longitude: number, latitude: number])[];
}

/** Hexagons as polygons with `properties.id`, and the step and choice of each in its properties. */
export function cellFeatures(cells: readonly LoadCell[], areas: ReadonlyMap<string, LoadArea>): FeatureCollection {
  return {
    type: "FeatureCollection",
    features: cells.map(({ id, ring }): Feature => {
      const area = areas.get(id);
      const closed = [...ring, ...ring.slice(0, 1)].map(([longitude, latitude]): Position => [longitude, latitude]);
      return {
        type: "Feature",
        properties: { id, step: area?.step ?? UNKNOWN_STEP, selected: area?.isSelected ?? false },
        geometry: { type: "Polygon", coordinates: [closed] },
      };
    }),
  };
}

/** Where the label of an area stands that is made of several features: inside the largest of them. */
export function areaPoint(features: readonly Feature[]): Position | null {
  const boxes = features.map((feature) => ({ feature, size: sizeOf(feature) })).sort((a, b) => b.size - a.size);
  const [largest] = boxes;
  return largest === undefined ? null : labelPoint(largest.feature);
}

/** West, south, east, north of features; null of none. */
export function boundsOf(features: readonly Feature[]): MapPlace["bounds"] | null {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const feature of features) {
    for (const [longitude = 0, latitude = 0] of positionsOf(feature)) {
      west = Math.min(west, longitude);
      east = Math.max(east, longitude);
      south = Math.min(south, latitude);
      north = Math.max(north, latitude);
    }
  }
  return west > east ? null : [west, south, east, north];
}

function sizeOf(feature: Feature): number {
  const bounds = boundsOf([feature]);
  return bounds === null ? 0 : (bounds[2] - bounds[0]) * (bounds[3] - bounds[1]);
}

function positionsOf({ geometry }: Feature): readonly Position[] {
  if (geometry?.type === "Polygon") return geometry.coordinates.flat();
  if (geometry?.type === "MultiPolygon") return geometry.coordinates.flat(2);
  return [];
}
