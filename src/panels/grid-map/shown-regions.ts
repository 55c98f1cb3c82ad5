import type { Region } from "../../domain/region.ts";

/** The region a path names; the root without one. A path the tree does not have ends where it leaves it. */
function regionOfScope(root: Region, scope: readonly string[]): Region {
  let region = root;
  for (const id of scope) {
    if (id === region.id) continue;
    const child = region.children.find((candidate) => candidate.id === id);
    if (child === undefined) break;
    region = child;
  }
  return region;
}

/** What stands side by side on the scene: the regions below the scope; a level with a single region is passed over. A region without any below it stands alone. */
export function shownRegions(root: Region, scope: readonly string[]): readonly Region[] {
  let region = regionOfScope(root, scope);
  for (;;) {
    const [only] = region.children;
    if (only === undefined || region.children.length > 1) break;
    region = only;
  }
  return region.children.length === 0 ? [region] : region.children;
}

/** Which shown region each region of the tree belongs to: itself, or the one it lies below. */
export function shownBy(shown: readonly Region[]): ReadonlyMap<string, Region> {
  const owners = new Map<string, Region>();
  const walk = (region: Region, owner: Region): void => {
    owners.set(region.id, owner);
    for (const child of region.children) walk(child, owner);
  };
  for (const region of shown) walk(region, region);
  return owners;
}

/** Regions from the root to the one a path names, both included. */
export function regionsOnPath(root: Region, scope: readonly string[]): readonly Region[] {
  const path = [root];
  let region = root;
  for (const id of scope) {
    const child = region.children.find((candidate) => candidate.id === id);
    if (child === undefined) continue;
    path.push(child);
    region = child;
  }
  return path;
}
