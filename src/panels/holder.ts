import type { Incident } from "../domain/incident.ts";
import { type Region, regionPaths } from "../domain/region.ts";
import type { Cockpit } from "./cockpit.ts";
import type { Profile } from "../domain/profile.ts";

/** Who has an incident in hand, lowest on the ladder first: a unit, else the tier it rose to, else the grid, community or street it lies in; and the brain that owns it. */
export interface Holder {
  readonly kind: "unit" | "tier" | "grid" | "community" | "street" | "district" | "brain";
  readonly name: string;
  readonly brain: string;
}

/** Finds who holds an incident, up the ladder 网格 → 社区 → 街道. A tier it rose to stands for the region of that level above the incident's own. */
export function holderOf(
  incident: Incident,
  { profile, store, language }: Pick<Cockpit, "profile" | "store" | "language">,
): Holder {
  const brain = profile.brains.find(({ id }) => id === incident.brain)?.name[language] ?? incident.brain;
  const unit = incident.unit === null ? null : (store.units.get(incident.unit)?.name ?? incident.unit);
  if (unit !== null) return { kind: "unit", name: unit, brain };
  const above = ladder(profile, incident.region);
  const tier = profile.tiers.find(({ id }) => id === incident.tier);
  const risen = above.find(({ level }) => level === incident.tier);
  if (risen !== undefined) return { kind: risen.level, name: risen.name[language], brain };
  if (tier !== undefined) return { kind: "tier", name: tier.name[language], brain };
  const lowest = above[0];
  return lowest === undefined
    ? { kind: "brain", name: brain, brain }
    : { kind: lowest.level, name: lowest.name[language], brain };
}

const ladders = new WeakMap<Profile, ReadonlyMap<string, readonly Region[]>>();

/** A region and those above it, lowest first; empty for one the profile does not know. */
function ladder(profile: Profile, region: string): readonly Region[] {
  let known = ladders.get(profile);
  if (known === undefined) {
    known = climb(profile.regions);
    ladders.set(profile, known);
  }
  return known.get(region) ?? [];
}

function climb(root: Region): ReadonlyMap<string, readonly Region[]> {
  const byId = new Map<string, Region>();
  const walk = (region: Region): void => {
    byId.set(region.id, region);
    for (const child of region.children) walk(child);
  };
  walk(root);
  return new Map(
    [...regionPaths(root)].map(([id, path]) => [id, path.toReversed().flatMap((step) => byId.get(step) ?? [])]),
  );
}
