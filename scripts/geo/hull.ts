import { Delaunay } from "d3-delaunay";
import { mergeRings } from "./merge.ts";
import type { MultiPolygon, Position, Ring } from "./polygon.ts";

const RIM_POSITIONS = 12;

/**
 * A concave hull with a margin: every position is widened to a rim of radius `margin`, and of the Delaunay triangulation of all rims
 * the triangles whose edges are all at most `reach` long are kept. Holes are filled.
 */
export function hullOf(positions: readonly Position[], reach: number, margin: number): MultiPolygon {
  const widened = positions.flatMap((position) => rimOf(position, margin));
  return mergeRings(shortTriangles(widened, reach)).map((polygon) => polygon.slice(0, 1));
}

function shortTriangles(positions: readonly Position[], reach: number): Ring[] {
  const { triangles } = Delaunay.from(positions);
  const rings: Ring[] = [];
  for (let index = 0; index < triangles.length; index += 3) {
    const [a, b, c] = [...triangles.subarray(index, index + 3)].map((corner) => positions[corner]);
    if (a === undefined || b === undefined || c === undefined) continue;
    if (Math.max(distance(a, b), distance(b, c), distance(c, a)) <= reach) rings.push([a, b, c, a]);
  }
  return rings;
}

function rimOf([x, y]: Position, radius: number): Position[] {
  return Array.from({ length: RIM_POSITIONS }, (_, index): Position => {
    const angle = (2 * Math.PI * index) / RIM_POSITIONS;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}

function distance([x0, y0]: Position, [x1, y1]: Position): number {
  return Math.hypot(x1 - x0, y1 - y0);
}
