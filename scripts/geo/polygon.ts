/** East and north: degrees, or metres on a plane. */
export type Position = [number, number];
/** Closed: the last position repeats the first. */
export type Ring = Position[];
/** Outline first, then holes. */
type Polygon = Ring[];
export type MultiPolygon = Polygon[];

/** Area of a closed ring in squared units; positive when it runs counter-clockwise (the shoelace formula). */
export function signedRingArea(ring: Ring): number {
  let doubled = 0;
  for (const [index, [x, y]] of ring.entries()) {
    const next = ring[index + 1];
    if (next !== undefined) doubled += x * next[1] - next[0] * y;
  }
  return doubled / 2;
}

/** Area in squared units, holes taken off. */
export function areaOf(shape: MultiPolygon): number {
  return shape
    .flatMap((polygon) => polygon.map((ring, index) => Math.abs(signedRingArea(ring)) * (index === 0 ? 1 : -1)))
    .reduce((sum, area) => sum + area, 0);
}

/** Centre of mass of a shape's outlines (holes are not looked at); null for a shape without area. */
export function centroidOf(shape: MultiPolygon): Position | null {
  let doubled = 0;
  let sumX = 0;
  let sumY = 0;
  const origin = shape[0]?.[0]?.[0];
  if (origin === undefined) return null;
  for (const ring of shape.map((polygon) => polygon[0] ?? [])) {
    const sign = Math.sign(signedRingArea(ring));
    for (const [index, here] of ring.entries()) {
      const next = ring[index + 1];
      if (next === undefined) continue;
      const [x0, y0] = [here[0] - origin[0], here[1] - origin[1]];
      const [x1, y1] = [next[0] - origin[0], next[1] - origin[1]];
      const cross = sign * (x0 * y1 - x1 * y0);
      doubled += cross;
      sumX += (x0 + x1) * cross;
      sumY += (y0 + y1) * cross;
    }
  }
  if (doubled === 0) return null;
  return [origin[0] + sumX / (3 * doubled), origin[1] + sumY / (3 * doubled)];
}

/** Whether a position lies inside a shape (even-odd rule, so holes are outside). */
export function contains(shape: MultiPolygon, [x, y]: Position): boolean {
  let inside = false;
  for (const ring of shape.flat()) {
    for (const [index, [x0, y0]] of ring.entries()) {
      const next = ring[index + 1];
      if (next === undefined) continue;
      const [x1, y1] = next;
      if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside;
    }
  }
  return inside;
}

/** West, south, east and north ends of a shape. */
export function boxOf(shape: MultiPolygon): [number, number, number, number] {
  const positions = shape.flat(2);
  const xs = positions.map(([x]) => x);
  const ys = positions.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** The rectangle of a box, as a shape. */
export function rectangle([west, south, east, north]: readonly [number, number, number, number]): MultiPolygon {
  return [
    [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  ];
}

/** The shape with every position replaced. */
export function mapPositions(shape: MultiPolygon, change: (position: Position) => Position): MultiPolygon {
  return shape.map((polygon) => polygon.map((ring) => ring.map(change)));
}

/** A GeoJSON geometry's polygons; throws for any other geometry. */
export function polygonsOf(geometry: GeoJSON.Geometry, origin: string): MultiPolygon {
  if (geometry.type === "Polygon") return [geometry.coordinates as Polygon];
  if (geometry.type === "MultiPolygon") return geometry.coordinates as MultiPolygon;
  throw new Error(`${origin}: geometry: expected Polygon or MultiPolygon, found ${geometry.type}`);
}
