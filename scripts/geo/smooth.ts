import type { MultiPolygon, Ring } from "./polygon.ts";

/** Chaikin's corner cutting: every corner gives way to two positions at a quarter of its edges. */
export function roundCorners(shape: MultiPolygon, rounds: number): MultiPolygon {
  if (rounds === 0) return shape;
  return roundCorners(
    shape.map((polygon) => polygon.map(cutCorners)),
    rounds - 1,
  );
}

function cutCorners(ring: Ring): Ring {
  const cut = ring.flatMap(([x0, y0], index): Ring => {
    const next = ring[index + 1];
    if (next === undefined) return [];
    const [x1, y1] = next;
    return [
      [0.75 * x0 + 0.25 * x1, 0.75 * y0 + 0.25 * y1],
      [0.25 * x0 + 0.75 * x1, 0.25 * y0 + 0.75 * y1],
    ];
  });
  const [first] = cut;
  return first === undefined ? [] : [...cut, first];
}
