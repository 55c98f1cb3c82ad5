import type { Profile } from "../../domain/profile.ts";
import type { Store } from "../../store/store.ts";
import type { Derived } from "../derived.ts";
import { createGrid } from "./create-grid.ts";
import type { Grid } from "./grid.ts";

const grids = new WeakMap<Derived, Grid>();

/** A store with its derivations. */
interface Held {
  readonly store: Store;
  readonly derived: Derived;
}

/**
 * The grid of a store, made when it is first asked for: a page that never shows it pays nothing for it.
 * @param whole the store that `held` is a cut of; the same when it is none
 */
export function gridOf(held: Held, whole: Held, profile: Profile): Grid {
  let grid = grids.get(held.derived);
  if (grid === undefined) {
    const uncut = held.derived === whole.derived ? null : gridOf(whole, whole, profile);
    grid = createGrid(held.store, held.derived, profile, uncut);
    grids.set(held.derived, grid);
  }
  return grid;
}
