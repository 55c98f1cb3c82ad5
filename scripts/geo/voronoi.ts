import { Delaunay } from "d3-delaunay";
import { intersection } from "polyclip-ts";
import { boxOf, type MultiPolygon, type Position, type Ring } from "./polygon.ts";

/**
 * The part of `outline` nearer to each seed than to any other, in the order of the seeds: together they are the outline.
 * Seeds may lie outside; one whose part is empty gets an empty shape.
 */
export function divide(outline: MultiPolygon, seeds: readonly Position[]): MultiPolygon[] {
  const [west, south, east, north] = boxOf(outline);
  const margin = Math.max(east - west, north - south);
  const voronoi = Delaunay.from(seeds).voronoi([west - margin, south - margin, east + margin, north + margin]);
  return seeds.map((_, index) => {
    const cell = voronoi.cellPolygon(index) as Ring | null;
    return cell === null ? [] : intersection([[cell]], outline);
  });
}
