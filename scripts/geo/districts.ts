import { Delaunay } from "d3-delaunay";
import { mergeRings } from "./merge.ts";
import { boxOf, type MultiPolygon, type Position, type Ring } from "./polygon.ts";

/** A place that is known to belong to a district. */
export interface Witness {
  readonly position: Position;
  readonly district: string;
}

/**
 * The ground nearest to the witnesses of each district, by district, reaching `margin` beyond them all.
 * A witness surrounded by those of other districts (most often one on the wrong side of a border street) counts with the majority around it,
 * unless its district has nothing but such witnesses.
 */
export function districtsOf(witnesses: readonly Witness[], margin: number): ReadonlyMap<string, MultiPolygon> {
  const positions = witnesses.map((witness) => witness.position);
  const [west, south, east, north] = boxOf([[positions]]);
  const delaunay = Delaunay.from(positions);
  const voronoi = delaunay.voronoi([west - margin, south - margin, east + margin, north + margin]);
  const around = witnesses.map(({ district }, index) =>
    [...delaunay.neighbors(index)].map((neighbour) => witnesses[neighbour]?.district ?? district),
  );
  const joined = (district: string, index: number): boolean => around[index]?.includes(district) === true;
  const rooted = new Set(witnesses.flatMap(({ district }, index) => (joined(district, index) ? [district] : [])));
  const districts = witnesses.map(({ district }, index) =>
    joined(district, index) || !rooted.has(district) ? district : mostFrequent(around[index] ?? [], district),
  );
  const cells = new Map<string, Ring[]>();
  for (const [index, district] of districts.entries()) {
    const cell = voronoi.cellPolygon(index) as Ring | null;
    if (cell !== null) cells.set(district, [...(cells.get(district) ?? []), cell]);
  }
  return new Map([...cells].map(([district, rings]) => [district, mergeRings(rings)]));
}

function mostFrequent(values: readonly string[], otherwise: string): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? otherwise;
}
