import type { RegionId } from "../../domain/incident.ts";
import type { Region } from "../../domain/region.ts";

/** Tells the community (社区/村) a region belongs to; a region above communities, or unknown, stands for itself. */
export function communityReader(root: Region): (region: RegionId) => RegionId {
  const communities = new Map<RegionId, RegionId>();
  const walk = (region: Region, above: RegionId | null): void => {
    const community = above ?? (region.level === "community" ? region.id : null);
    if (community !== null) communities.set(region.id, community);
    for (const child of region.children) walk(child, community);
  };
  walk(root, null);
  return (region) => communities.get(region) ?? region;
}
