import { useEffect, useMemo, useState } from "react";
import type { CellOf, Grid } from "../../derive/grid/grid.ts";
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
  const cellOf = useMemo<CellOf | null>(
    () =>
      loaded === null || !isWanted ? null : (latitude, longitude) => loaded.hexagonAt(latitude, longitude, resolution),
    [loaded, isWanted, resolution],
  );
  // At once, and again nothing for the same: what is painted next counts by them.
  if (cellOf !== null) grid.setCells(cellOf);
  useEffect(() => {
    if (cellOf === null) return;
    grid.setCells(cellOf);
    return () => grid.setCells(null);
  }, [grid, cellOf]);
  return isWanted ? loaded : null;
}
