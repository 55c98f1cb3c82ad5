import { intersection, union } from "polyclip-ts";
import { shapeFeature, roundDegrees, writeFeatures } from "./features.ts";
import { contains, mapPositions, type MultiPolygon, polygonsOf, type Position, rectangle } from "./polygon.ts";
import { readFeatures } from "./sources.ts";

const OSM_FILE = "water_osm_geomaps_wgs84.geojson";
const ESTUARY_FILE = "water_naturalearth_wgs84.geojson";
/** West, south, east, north: what any screen shows around Xintang. */
const CLIP = [120.05, 29.95, 120.65, 30.4] as const;
/** A position inside each named water. */
const NAMED: readonly { kind: "river" | "lake"; name: string; nameEn: string; inside: Position }[] = [
  { kind: "river", name: "钱塘江", nameEn: "Qiantang River", inside: [120.41, 30.325] },
  { kind: "lake", name: "西湖", nameEn: "West Lake", inside: [120.14, 30.245] },
  { kind: "lake", name: "湘湖", nameEn: "Xiang Lake", inside: [120.2, 30.145] },
];

/**
 * The Qiantang with everything it touches, and the named lakes. The source's other waters are triangles where a canal is;
 * they would show what is not there, so they are left out.
 */
export function buildWater(source: string, file: string): void {
  const clip = rectangle(CLIP);
  const estuary = readFeatures(source, ESTUARY_FILE)
    .filter((feature) => feature.properties.kind === "estuary")
    .map((feature) => polygonsOf(feature.geometry, ESTUARY_FILE));
  const waters = readFeatures(source, OSM_FILE).map((feature) => polygonsOf(feature.geometry, OSM_FILE));
  const joined = union([], ...estuary, ...waters).map((polygon): MultiPolygon => [polygon]);
  const features = NAMED.map(({ kind, name, nameEn, inside }) => {
    const shape = joined.find((candidate) => contains(candidate, inside));
    if (shape === undefined) throw new Error(`${OSM_FILE}: no water at ${inside.join(", ")} for ${name}`);
    return shapeFeature({ kind, name, nameEn }, mapPositions(intersection(shape, clip), roundDegrees));
  });
  writeFeatures(file, features);
}
