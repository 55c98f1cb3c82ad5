import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { areaOf, type MultiPolygon, type Position } from "./polygon.ts";

/** Six decimals of a degree: 11 cm at most. */
export function roundDegrees([longitude, latitude]: Position): Position {
  return [Number(longitude.toFixed(6)), Number(latitude.toFixed(6))];
}

/** A polygon feature with coordinates as they are; a shape of one part becomes a Polygon. */
export function shapeFeature(properties: GeoJSON.GeoJsonProperties, shape: MultiPolygon): GeoJSON.Feature {
  const [only, ...others] = shape.filter((polygon) => areaOf([polygon]) > 0);
  if (only === undefined) throw new Error(`${JSON.stringify(properties)}: no area`);
  return {
    type: "Feature",
    properties,
    geometry:
      others.length === 0
        ? { type: "Polygon", coordinates: only }
        : { type: "MultiPolygon", coordinates: [only, ...others] },
  };
}

/** A point feature, rounded. */
export function pointFeature(properties: GeoJSON.GeoJsonProperties, position: Position): GeoJSON.Feature {
  return { type: "Feature", properties, geometry: { type: "Point", coordinates: roundDegrees(position) } };
}

/** Writes a FeatureCollection, one feature a line so that differences read well. */
export function writeFeatures(file: string, features: readonly GeoJSON.Feature[]): void {
  mkdirSync(dirname(file), { recursive: true });
  const lines = features.map((feature) => JSON.stringify(feature)).join(",\n");
  writeFileSync(file, `{"type":"FeatureCollection","features":[\n${lines}\n]}\n`);
}
