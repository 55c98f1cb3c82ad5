import { join } from "node:path";
import { intersection } from "polyclip-ts";
import { divideOutline, outlineOf } from "./division.ts";
import { pointFeature, roundDegrees, shapeFeature, writeFeatures } from "./features.ts";
import { romanise, romaniseStreet, shortVillageName } from "./names.ts";
import { planeAround } from "./plane.ts";
import {
  boxOf,
  centroidOf,
  contains,
  mapPositions,
  type MultiPolygon,
  polygonsOf,
  type Position,
  rectangle,
} from "./polygon.ts";
import { readFeatures, readVillages, textOf } from "./sources.ts";
import { warpAround } from "./warp.ts";
import { buildRail } from "./xintang-rail.ts";
import { buildWater } from "./xintang-water.ts";

const STREET = "330109004";
/** Another seed makes another sketch, no better and no worse. */
const SEED = 7;
const RELAXATIONS = 30;
/** West, south, east, north. A neighbour's name stands in the part of it that the opening view shows. */
const LABEL_BOX = [120.236, 30.119, 120.36, 30.199] as const;
const STREETS_FILE = "streets_approx_wgs84.geojson";
const POINTS_FILE = "admin_points_2016_wgs84.geojson";

/** Builds every file of the Xintang map from the source folder. */
export function buildXintang(source: string, target: string): void {
  const streets = readFeatures(source, STREETS_FILE).map((feature) => ({
    code: textOf(feature, "code", STREETS_FILE),
    name: textOf(feature, "name", STREETS_FILE),
    sketched: feature.properties.method !== "osm",
    shape: polygonsOf(feature.geometry, STREETS_FILE),
  }));
  const own = streets.find((street) => street.code === STREET);
  if (own === undefined) throw new Error(`${STREETS_FILE}: no street ${STREET}`);
  const others = streets.filter((street) => street !== own);

  const [west, south, east, north] = boxOf(own.shape);
  const plane = planeAround([(west + east) / 2, (south + north) / 2]);
  const flat = (shape: MultiPolygon): MultiPolygon => mapPositions(shape, plane.toPlane);
  const outline = flat(own.shape);
  const radius = Math.max(...outline.flat(2).map(([x, y]) => Math.hypot(x, y)));
  const warp = warpAround(radius, SEED);
  const finish = (point: Position): Position => roundDegrees(plane.toDegrees(warp(point)));

  const known = knownVillages(source);
  const villages = readVillages(source, STREET);
  const pinned = villages.filter((village) => {
    const place = known.get(village.code);
    return place !== undefined && contains(own.shape, place);
  });
  const free = villages.filter((village) => !pinned.includes(village));
  const { cells, around } = divideOutline({
    outline,
    around: others.map((street) => flat(street.shape)),
    pinned: pinned.map((village) => plane.toPlane(known.get(village.code) ?? [0, 0])),
    free: free.length,
    seed: SEED,
    rounds: RELAXATIONS,
    reach: 2 * radius,
    finish,
  });

  const regions = [...pinned, ...free].map((village, index) => {
    const name = shortVillageName(village.name);
    const shape = cells[index] ?? [];
    return {
      properties: { id: village.code, name, nameEn: romanise(name), official: village.name },
      seededBy: pinned.includes(village) ? "point-2016" : "seed",
      shape,
    } as const;
  });
  regions.sort((a, b) => a.properties.id.localeCompare(b.properties.id, "en"));

  writeFeatures(
    join(target, "regions.geojson"),
    regions.map(({ properties, seededBy, shape }) =>
      shapeFeature({ ...properties, parent: own.code, sketched: true, placedBy: seededBy }, shape),
    ),
  );
  writeFeatures(join(target, "boundary.geojson"), [
    shapeFeature({ role: "boundary", id: own.code, name: own.name, sketched: true }, outlineOf(cells)),
  ]);
  writeFeatures(
    join(target, "neighbours.geojson"),
    others.map(({ code, name, sketched }, index) =>
      shapeFeature({ id: code, name, nameEn: romaniseStreet(name), sketched }, around[index] ?? []),
    ),
  );
  writeFeatures(
    join(target, "places.geojson"),
    others.map(({ name, shape }) => {
      const near = intersection(shape, rectangle(LABEL_BOX));
      return pointFeature(
        { kind: "street", name, nameEn: romaniseStreet(name) },
        centroidOf(near) ?? centroidOf(shape) ?? [0, 0],
      );
    }),
  );
  buildWater(source, join(target, "water.geojson"));
  buildRail(source, target);
}

/** Village points of 2016 by today's twelve-digit code. */
function knownVillages(source: string): ReadonlyMap<string, Position> {
  const places = new Map<string, Position>();
  for (const feature of readFeatures(source, POINTS_FILE)) {
    if (feature.geometry.type !== "Point" || feature.properties.level !== "village") continue;
    places.set(textOf(feature, "code", POINTS_FILE), feature.geometry.coordinates as Position);
  }
  return places;
}
