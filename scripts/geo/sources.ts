import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const codesSchema = z.object({
  villages: z.array(z.object({ code: z.string(), name: z.string(), streetCode: z.string() })),
});

const collectionSchema = z.object({
  features: z.array(
    z.object({
      type: z.literal("Feature"),
      properties: z.record(z.string(), z.unknown()),
      geometry: z.custom<GeoJSON.Geometry>((value) => typeof value === "object" && value !== null && "type" in value),
    }),
  ),
});

/** A feature as the source files hold it. */
export type SourceFeature = z.infer<typeof collectionSchema>["features"][number];
export type VillageCode = z.infer<typeof codesSchema>["villages"][number];

/** Reads a GeoJSON file of the source folder; throws with the file's name when it is none. */
export function readFeatures(folder: string, name: string): SourceFeature[] {
  const parsed = collectionSchema.safeParse(readJson(folder, name));
  if (!parsed.success) throw new Error(`${name}: not a GeoJSON FeatureCollection`);
  return parsed.data.features;
}

/** Official village and community codes of a street, in the order of codes. */
export function readVillages(folder: string, street: string): VillageCode[] {
  const { villages } = codesSchema.parse(readJson(folder, "admin_codes.json"));
  return villages.filter((village) => village.streetCode === street).sort((a, b) => a.code.localeCompare(b.code, "en"));
}

/** A text property; throws naming the file and the property when it is missing. */
export function textOf(feature: SourceFeature, property: string, origin: string): string {
  const value = feature.properties[property];
  if (typeof value !== "string" || value === "") throw new Error(`${origin}: properties.${property}: expected text`);
  return value;
}

function readJson(folder: string, name: string): unknown {
  return JSON.parse(readFileSync(join(folder, name), "utf8"));
}
