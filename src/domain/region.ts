import { z } from "zod";
import { localisedTextSchema, type LocalisedText } from "./localised-text.ts";

const REGION_LEVELS = ["district", "street", "community", "grid"] as const;
/** 区, 街道/镇, 社区/村, 网格. */
type RegionLevel = (typeof REGION_LEVELS)[number];

/** A node of the region tree. Ids are official codes where they exist; polygons are features of the profile's geometry file with the same `id`. */
export interface Region {
  readonly id: string;
  readonly name: LocalisedText;
  readonly level: RegionLevel;
  readonly population?: number | undefined;
  readonly children: readonly Region[];
}

export const regionSchema: z.ZodType<Region> = z.lazy(() =>
  z.object({
    id: z.string().regex(/^[A-Za-z0-9_.-]{1,40}$/),
    name: localisedTextSchema,
    level: z.enum(REGION_LEVELS),
    population: z.number().int().positive().optional(),
    children: z.array(regionSchema).default([]),
  }),
) as unknown as z.ZodType<Region>;

/** Ids from the root to each region, by region id: `["330109", "330109004", …]`. */
export function regionPaths(root: Region): ReadonlyMap<string, readonly string[]> {
  const paths = new Map<string, readonly string[]>();
  const walk = (region: Region, above: readonly string[]): void => {
    const path = [...above, region.id];
    paths.set(region.id, path);
    for (const child of region.children) walk(child, path);
  };
  walk(root, []);
  return paths;
}

/** The regions of `wanted` with all below them; ids the tree does not know stay as they are. */
export function regionsWithin(root: Region, wanted: readonly string[]): ReadonlySet<string> {
  const found = new Set(wanted);
  for (const region of listRegions(root))
    if (found.has(region.id)) for (const child of region.children) found.add(child.id);
  return found;
}

/** Every region of the tree, parents before children. */
export function listRegions(root: Region): readonly Region[] {
  return [root, ...root.children.flatMap(listRegions)];
}
