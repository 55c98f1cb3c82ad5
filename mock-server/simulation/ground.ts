import type { Profile } from "../../src/domain/profile.ts";
import { listRegions, type Region } from "../../src/domain/region.ts";
import { contains, metresBetween, moved, type Point, type RegionShape, rectangle, rounded } from "../geometry.ts";
import { Chance, WeightedList } from "./chance.ts";

/** Share of incidents that gather at the places known for their kind. */
const HOTSPOT_SHARE = 0.32;
const HOTSPOTS_PER_CATEGORY = 4;
const HOTSPOT_SPREAD_METRES = 110;
const TRIES = 40;

/** A leaf of the region tree with its ground. */
export interface Patch {
  readonly region: Region;
  readonly shape: RegionShape;
  readonly centre: Point;
  /** Its place in `Ground.patches`. */
  readonly index: number;
}

/** A point and the leaf region it lies in. */
export interface Spot {
  readonly point: Point;
  readonly patch: Patch;
}

/** Where things happen: the leaves of the region tree, how much happens in each, and the hotspots of each category. */
export class Ground {
  readonly patches: readonly Patch[];
  readonly #weighted: WeightedList<Patch>;
  readonly #hotspots = new Map<string, readonly Spot[]>();
  readonly #seed: number;
  readonly #distances: readonly (readonly number[])[];

  /** Leaves without a shape are left out; when none has one the root fills the profile's map bounds. */
  constructor(profile: Profile, shapes: ReadonlyMap<string, RegionShape>, seed: number) {
    this.#seed = seed;
    const leaves = listRegions(profile.regions).flatMap((region) => {
      const shape = shapes.get(region.id);
      return region.children.length === 0 && shape !== undefined ? [{ region, shape }] : [];
    });
    const root = { region: profile.regions, shape: rectangle(profile.regions.id, profile.map.bounds) };
    this.patches = (leaves.length > 0 ? leaves : [root]).map((leaf, index) => ({
      ...leaf,
      index,
      centre: middleOf(leaf.shape, seed),
    }));
    this.#distances = this.patches.map((from) => this.patches.map((to) => metresBetween(from.centre, to.centre)));
    const weights = profile.simulation?.regionWeights ?? {};
    const populated = this.patches.every((patch) => patch.region.population !== undefined);
    this.#weighted = new WeightedList(
      this.patches.map((patch): [Patch, number] => [
        patch,
        weights[patch.region.id] ?? (populated ? (patch.region.population ?? 0) : patch.shape.area),
      ]),
    );
  }

  /** Somewhere a matter of this category may come up. */
  anywhere(category: string, chance: Chance): Spot {
    if (chance.happens(HOTSPOT_SHARE))
      return this.near(chance.pick(this.#hotspotsOf(category)), HOTSPOT_SPREAD_METRES, chance);
    return this.#inPatch(this.#weighted.draw(chance), chance);
  }

  /** Around a spot (normal, `spread` metres), but on the ground. */
  near(spot: Spot, spread: number, chance: Chance): Spot {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const point = rounded(moved(spot.point, spread * chance.normal(), spread * chance.normal()));
      const patch = this.patchAt(point, spot.patch);
      if (patch !== null) return { point, patch };
    }
    return spot;
  }

  /** The leaf a point lies in, `hint` tried first; null off the ground. */
  patchAt(point: Point, hint: Patch): Patch | null {
    if (contains(hint.shape, point)) return hint;
    return this.patches.find((patch) => contains(patch.shape, point)) ?? null;
  }

  /** Metres from each patch (by its index) to this one, middle to middle. */
  distancesTo(patch: Patch): readonly number[] {
    return this.#distances[patch.index] ?? [];
  }

  pointIn(patch: Patch, chance: Chance): Point {
    return pointInside(patch.shape, chance) ?? patch.centre;
  }

  #inPatch(patch: Patch, chance: Chance): Spot {
    return { patch, point: this.pointIn(patch, chance) };
  }

  #hotspotsOf(category: string): readonly Spot[] {
    let spots = this.#hotspots.get(category);
    if (spots === undefined) {
      const chance = new Chance(this.#seed, "hotspots", category);
      spots = Array.from({ length: HOTSPOTS_PER_CATEGORY }, () => this.#inPatch(this.#weighted.draw(chance), chance));
      this.#hotspots.set(category, spots);
    }
    return spots;
  }
}

function pointInside(shape: RegionShape, chance: Chance): Point | null {
  const [west, south, east, north] = shape.bounds;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const point = rounded({ longitude: chance.between(west, east), latitude: chance.between(south, north) });
    if (contains(shape, point)) return point;
  }
  return null;
}

/** The middle of the bounds where it is inside, else some point that is. */
function middleOf(shape: RegionShape, seed: number): Point {
  const [west, south, east, north] = shape.bounds;
  const middle = { longitude: (west + east) / 2, latitude: (south + north) / 2 };
  if (contains(shape, middle)) return middle;
  return pointInside(shape, new Chance(seed, "middle", shape.id)) ?? middle;
}
