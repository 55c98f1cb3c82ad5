import type { Feature, FeatureCollection, Position } from "geojson";

type Rings = readonly (readonly Position[])[];

/** The polygons of a feature, each as its rings (outer first); other geometries have none. */
function polygonsOf(feature: Feature): readonly Rings[] {
  const { geometry } = feature;
  if (geometry?.type === "Polygon") return [geometry.coordinates];
  if (geometry?.type === "MultiPolygon") return geometry.coordinates;
  return [];
}

/** Everything but the given polygons: the mask outside a jurisdiction. */
export function outsideOf(boundary: FeatureCollection): Feature {
  const world: Position[] = [
    [-180, -85],
    [180, -85],
    [180, 85],
    [-180, 85],
    [-180, -85],
  ];
  const holes = boundary.features
    .flatMap(polygonsOf)
    .map((rings) => [...(rings[0] ?? [])])
    .filter((ring) => ring.length >= 4);
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [world, ...holes] } };
}

/**
 * A point well inside a feature's largest polygon, for its label: the best of a grid of candidates by distance to the rings
 * (a coarse polylabel); null without a polygon.
 */
export function labelPoint(feature: Feature): Position | null {
  const rings = polygonsOf(feature).toSorted((a, b) => area(b[0] ?? []) - area(a[0] ?? []))[0];
  const outer = rings?.[0];
  if (rings === undefined || outer === undefined) return null;
  const xs = outer.map(([x = 0]) => x);
  const ys = outer.map(([, y = 0]) => y);
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  const [south, north] = [Math.min(...ys), Math.max(...ys)];
  // A degree of longitude is shorter than one of latitude.
  const squash = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const steps = 16;
  let best: Position | null = null;
  let bestDistance = Number.NEGATIVE_INFINITY;
  for (let column = 0; column < steps; column++) {
    for (let row = 0; row < steps; row++) {
      const x = west + ((column + 0.5) / steps) * (east - west);
      const y = south + ((row + 0.5) / steps) * (north - south);
      const distance = signedDistance(x, y, rings, squash);
      if (distance > bestDistance) {
        best = [x, y];
        bestDistance = distance;
      }
    }
  }
  return best;
}

/** Whether a position lies inside a feature's polygons (even–odd rule). */
export function containsPosition(feature: Feature, longitude: number, latitude: number): boolean {
  return polygonsOf(feature).some((rings) => signedDistance(longitude, latitude, rings, 1) > 0);
}

function area(ring: readonly Position[]): number {
  let sum = 0;
  for (const [index, [x = 0, y = 0]] of ring.entries()) {
    const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length] ?? [];
    sum += x * nextY - nextX * y;
  }
  return Math.abs(sum / 2);
}

/** Distance to the nearest edge in degrees of latitude, negative outside. */
function signedDistance(x: number, y: number, rings: Rings, squash: number): number {
  let inside = false;
  let nearest = Number.POSITIVE_INFINITY;
  for (const ring of rings) {
    for (const [index, [ax = 0, ay = 0]] of ring.entries()) {
      const [bx = 0, by = 0] = ring[(index + 1) % ring.length] ?? [];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      nearest = Math.min(nearest, segmentDistance((x - ax) * squash, y - ay, (bx - ax) * squash, by - ay));
    }
  }
  return inside ? nearest : -nearest;
}

/** Distance from (x, y) to the segment from the origin to (dx, dy). */
function segmentDistance(x: number, y: number, dx: number, dy: number): number {
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, (x * dx + y * dy) / length));
  return Math.hypot(x - along * dx, y - along * dy);
}
