import type { Profile } from "../../domain/profile.ts";
import type { Store } from "../../store/store.ts";
import type { Derived } from "../derived.ts";
import { createGrid } from "./create-grid.ts";
import type { Grid } from "./grid.ts";

const grids = new WeakMap<Derived, Grid>();

/** The grid of a store, made when it is first asked for: a page that never shows it pays nothing for it. */
export function gridOf(store: Store, derived: Derived, profile: Profile): Grid {
  let grid = grids.get(derived);
  if (grid === undefined) {
    grid = createGrid(store, derived, profile);
    grids.set(derived, grid);
  }
  return grid;
}
