import type { MultiPolygon, Position, Ring } from "./polygon.ts";

/**
 * Makes shapes that were cut separately share their positions exactly: positions closer than `tolerance` become one,
 * and a position of one shape that lies on an edge of another becomes a corner of that edge too.
 */
export function weld(shapes: readonly MultiPolygon[], tolerance: number): MultiPolygon[] {
  const corners: Position[] = [];
  const snap = (position: Position): Position => {
    const known = corners.find(([x, y]) => Math.hypot(x - position[0], y - position[1]) < tolerance);
    if (known !== undefined) return known;
    corners.push(position);
    return position;
  };
  const snapped = shapes.map((shape) => shape.map((polygon) => polygon.map((ring) => withoutRepeats(ring.map(snap)))));
  return snapped.map((shape) => shape.map((polygon) => polygon.map((ring) => splitEdges(ring, corners, tolerance))));
}

function withoutRepeats(ring: Ring): Ring {
  return ring.filter((position, index) => index === 0 || position !== ring[index - 1]);
}

function splitEdges(ring: Ring, corners: readonly Position[], tolerance: number): Ring {
  return ring.flatMap((here, index) => {
    const next = ring[index + 1];
    if (next === undefined) return [here];
    const [dx, dy] = [next[0] - here[0], next[1] - here[1]];
    const length = Math.hypot(dx, dy);
    const along = (position: Position): number =>
      ((position[0] - here[0]) * dx + (position[1] - here[1]) * dy) / length;
    const aside = (position: Position): number =>
      Math.abs((position[0] - here[0]) * dy - (position[1] - here[1]) * dx) / length;
    const between = corners.filter((corner) => {
      const distance = along(corner);
      return distance > tolerance && distance < length - tolerance && aside(corner) < tolerance;
    });
    return [here, ...between.sort((a, b) => along(a) - along(b))];
  });
}
