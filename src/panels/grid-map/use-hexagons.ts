import { useEffect, useState } from "react";
import type { Grid } from "../../derive/grid/grid.ts";
import type { Lens } from "./load-view.ts";

type Hexagons = typeof import("../../surfaces/map/hexagons.ts");

/** The hexagon library, and the grid counting by it, while that lens is on; null before it came and under the other lens. */
export function useHexagons(grid: Grid, lens: Lens, resolution: number): Hexagons | null {
  const [loaded, setLoaded] = useState<Hexagons | null>(null);
  const isWanted = lens === "hexagon";
  useEffect(() => {
    if (!isWanted || loaded !== null) return;
    let isGone = false;
    void import("../../surfaces/map/hexagons.ts").then((library) => {
      if (!isGone) setLoaded(library);
    });
    return () => {
      isGone = true;
    };
  }, [isWanted, loaded]);
  useEffect(() => {
    if (loaded === null || !isWanted) return;
    grid.setCells((latitude, longitude) => loaded.hexagonAt(latitude, longitude, resolution));
    return () => grid.setCells(null);
  }, [grid, loaded, isWanted, resolution]);
  return isWanted ? loaded : null;
}
