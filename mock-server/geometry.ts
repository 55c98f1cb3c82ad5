import booleanPointInPolygon from "@turf/boolean-point-in-polygon";
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";

const EARTH_RADIUS = 6_371_008.8;
const RADIAN = Math.PI / 180;

/** Degrees, WGS-84. */
export interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

/** The ground of one region. */
export interface RegionShape {
  readonly id: string;
  readonly geometry: Polygon | MultiPolygon;
  /** West, south, east, north. */
  readonly bounds: readonly [number, number, number, number];
  /** Square metres, near enough to weigh regions by. */
  readonly area: number;
}

/** The shapes of a profile's geometry file: one feature a region, `properties.id`. Features without an id or an area are passed over. */
export function readShapes(collection: FeatureCollection): ReadonlyMap<string, RegionShape> {
  const shapes = new Map<string, RegionShape>();
  for (const feature of collection.features) {
    const id: unknown = feature.properties?.id;
    if (typeof id !== "string" || !isArea(feature)) continue;
    shapes.set(id, shapeOf(id, feature.geometry));
  }
  return shapes;
}

/** A rectangle as a region's ground, for profiles without geometry. */
export function rectangle(
  id: string,
  [west, south, east, north]: readonly [number, number, number, number],
): RegionShape {
  const ring: Position[] = [[west, south], [east, south], [east, north], [west, north], [west, south]]; // biome-ignore format: one corner after the other
  return shapeOf(id, { type: "Polygon", coordinates: [ring] });
}

/** Whether a point lies in a region; its border counts. */
export function contains(shape: RegionShape, point: Point): boolean {
  const [west, south, east, north] = shape.bounds;
  if (point.longitude < west || point.longitude > east || point.latitude < south || point.latitude > north)
    return false;
  return booleanPointInPolygon([point.longitude, point.latitude], shape.geometry);
}

/** Metres between two points a few kilometres apart (the earth taken as flat there). */
export function metresBetween(from: Point, to: Point): number {
  const [east, north] = metresTo(from, to);
  return Math.hypot(east, north);
}

/** Metres east and north from one point to another. */
function metresTo(from: Point, to: Point): readonly [number, number] {
  const east = (to.longitude - from.longitude) * RADIAN * EARTH_RADIUS * Math.cos(from.latitude * RADIAN);
  return [east, (to.latitude - from.latitude) * RADIAN * EARTH_RADIUS];
}

/** The point so many metres east and north of another. */
export function moved(from: Point, east: number, north: number): Point {
  return {
    longitude: from.longitude + east / (RADIAN * EARTH_RADIUS * Math.cos(from.latitude * RADIAN)),
    latitude: from.latitude + north / (RADIAN * EARTH_RADIUS),
  };
}

/** Degrees clockwise from north, 0 to 360. */
export function bearing(from: Point, to: Point): number {
  const [east, north] = metresTo(from, to);
  return (Math.atan2(east, north) / RADIAN + 360) % 360;
}

/** Six decimals (0.1 m): what a fix is worth, and what keeps messages short. */
export function rounded(point: Point): Point {
  return { longitude: Math.round(point.longitude * 1e6) / 1e6, latitude: Math.round(point.latitude * 1e6) / 1e6 };
}

function isArea(feature: Feature): feature is Feature<Polygon | MultiPolygon> {
  return feature.geometry?.type === "Polygon" || feature.geometry?.type === "MultiPolygon";
}

function shapeOf(id: string, geometry: Polygon | MultiPolygon): RegionShape {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const bounds: [number, number, number, number] = [180, 90, -180, -90];
  let area = 0;
  for (const [outer = [], ...holes] of polygons) {
    for (const [longitude = 0, latitude = 0] of outer) {
      bounds[0] = Math.min(bounds[0], longitude);
      bounds[1] = Math.min(bounds[1], latitude);
      bounds[2] = Math.max(bounds[2], longitude);
      bounds[3] = Math.max(bounds[3], latitude);
    }
    area += ringArea(outer) - holes.reduce((sum, hole) => sum + ringArea(hole), 0);
  }
  return { id, geometry, bounds, area };
}

/** Shoelace formula in a flat projection at the ring's first point. */
function ringArea(ring: readonly Position[]): number {
  const [longitude = 0, latitude = 0] = ring[0] ?? [];
  const origin = { longitude, latitude };
  let twice = 0;
  let [lastX, lastY] = [0, 0];
  for (const [x = 0, y = 0] of ring) {
    const [east, north] = metresTo(origin, { longitude: x, latitude: y });
    twice += lastX * north - east * lastY;
    [lastX, lastY] = [east, north];
  }
  return Math.abs(twice) / 2;
}
