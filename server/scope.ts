import { type Region, listRegions, regionPaths } from "../src/domain/region.ts";

/** The part of the region tree a page looks at. */
export interface Scope {
  readonly path: readonly string[];
  /** Every region of the part; null stands for the whole profile, places outside the tree included. */
  readonly regions: ReadonlySet<string> | null;
}

/** The scope a region path names; null when the tree has no such path. [] is the whole profile. */
export function findScope(root: Region, path: readonly string[]): Scope | null {
  const last = path.at(-1);
  if (last === undefined) return { path, regions: null };
  const known = regionPaths(root).get(last);
  if (known === undefined || known.join("/") !== path.join("/")) return null;
  const region = listRegions(root).find(({ id }) => id === last);
  if (region === undefined) return null;
  return { path, regions: new Set(listRegions(region).map(({ id }) => id)) };
}
