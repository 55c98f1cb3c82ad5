import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { boxOf, centroidOf, contains, type MultiPolygon, type Position } from "./polygon.ts";
import { divide } from "./voronoi.ts";

/** `count` positions spread over a shape at random; the same seed gives the same positions. */
export function scatter(outline: MultiPolygon, count: number, seed: number): Position[] {
  const random = xoroshiro128plus(seed);
  const [west, south, east, north] = boxOf(outline);
  const positions: Position[] = [];
  while (positions.length < count) {
    const x = west + uniformFloat64(random) * (east - west);
    const y = south + uniformFloat64(random) * (north - south);
    if (contains(outline, [x, y])) positions.push([x, y]);
  }
  return positions;
}

/**
 * Lloyd's relaxation: `rounds` times every free seed moves to the centre of its own part of the outline, which evens the parts out.
 * Pinned seeds stay. Returns the free seeds.
 */
export function relax(
  outline: MultiPolygon,
  pinned: readonly Position[],
  free: readonly Position[],
  rounds: number,
): Position[] {
  let seeds = [...free];
  for (let round = 0; round < rounds; round += 1) {
    const parts = divide(outline, [...pinned, ...seeds]);
    seeds = seeds.map((seed, index) => {
      const centre = centroidOf(parts[pinned.length + index] ?? []);
      return centre !== null && contains(outline, centre) ? centre : seed;
    });
  }
  return seeds;
}
