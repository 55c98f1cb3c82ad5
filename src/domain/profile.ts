import { z } from "zod";
import { DAY, MINUTE, SECOND } from "../shared/units.ts";
import { localisedTextSchema } from "./localised-text.ts";
import { mechanismSchema } from "./mechanism.ts";
import { listRegions, regionSchema } from "./region.ts";
import { simulationSchema } from "./simulation-settings.ts";

/** Silhouettes a category may take; the map, lists and legends draw them all. */
export const SYMBOLS = ["hexagon", "triangle", "diamond", "circle", "square", "house"] as const;
export type CategorySymbol = (typeof SYMBOLS)[number];

export const SCENES = ["overview", "events", "grid", "force", "safety", "livelihood", "economy", "police"] as const;
export type SceneId = (typeof SCENES)[number];

const id = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);
const longitude = z.number().min(-180).max(180);
const latitude = z.number().min(-90).max(90);
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be hh:mm");
/** A path below `public/`, served as it is. */
const publicPath = z.string().regex(/^[a-z0-9][A-Za-z0-9/_.-]*$/);

const basemapSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("geojson") }),
  z.object({ kind: z.literal("pmtiles"), url: z.string().min(1), attribution: z.string() }),
  z.object({
    kind: z.literal("xyz"),
    url: z.string().min(1),
    attribution: z.string(),
    tileSize: z.number().int().default(256),
  }),
]);

const mapSchema = z.object({
  /** West, south, east, north: the view a wall opens with. */
  bounds: z.tuple([longitude, latitude, longitude, latitude]),
  basemap: basemapSchema.default({ kind: "geojson" }),
  /** GeoJSON drawn when the basemap is `geojson`; each file one role of the cartography. */
  layers: z
    .array(z.object({ role: z.enum(["land", "water", "rail", "station", "street", "place"]), file: publicPath }))
    .default([]),
  /** Polygons of the regions: one feature a region, `properties.id`. */
  regions: publicPath,
  /** Outline of the jurisdiction, features with `properties.role = "boundary"`. */
  boundary: publicPath.nullable().default(null),
  /** Boundaries are a sketch, not official: the map says 示意. */
  sketched: z.boolean(),
  attribution: z.array(z.string()),
});

const mechanismRuleSchema = z.object({
  mechanism: mechanismSchema,
  /** Incidents it applies to; an absent list means all. The first rule that applies gives the incident its ring. */
  when: z
    .object({
      categories: z.array(id).optional(),
      severities: z.array(z.number().int().min(1).max(4)).optional(),
      ports: z.array(id).optional(),
    })
    .default({}),
});

const panelSchema = z.object({ panel: id, options: z.record(z.string(), z.unknown()).default({}) });

/** A scene is an arrangement of panels; slots are those of its layout. */
const sceneSchema = z.object({
  id: z.enum(SCENES),
  layout: z.enum(["overview"]).default("overview"),
  left: z.array(panelSchema).default([]),
  right: z.array(panelSchema).default([]),
});

/** Everything that makes an installation this street (配置), with its mechanisms resolved. */
export const profileSchema = z
  .object({
    id,
    name: localisedTextSchema,
    /** What the street calls its cockpit, for example 一网统管 心无忧. */
    slogan: localisedTextSchema.nullable().default(null),
    /** IANA zone of days and shifts. */
    zone: z.string().refine(isTimeZone, "is not a known time zone"),
    languages: z
      .array(z.enum(["zh", "en"]))
      .min(1)
      .default(["zh", "en"]),
    /** Events are simulated or recorded, not this street's own: the screen says 演示. */
    demonstration: z.boolean(),
    /** How much of the stream a page holds. `@all` figures count this window. */
    windowMs: z
      .number()
      .int()
      .min(DAY)
      .default(8 * DAY),
    regions: regionSchema,
    map: mapSchema,
    categories: z
      .array(z.object({ id, name: localisedTextSchema, symbol: z.enum(SYMBOLS) }))
      .min(1)
      .max(12),
    tiers: z.array(z.object({ id, name: localisedTextSchema, grassroots: z.boolean() })).default([]),
    brains: z.array(z.object({ id, name: localisedTextSchema })).min(1),
    ports: z
      .array(
        z.object({
          id,
          name: localisedTextSchema,
          staleAfter: z
            .number()
            .int()
            .positive()
            .default(60 * SECOND),
          downAfter: z
            .number()
            .int()
            .positive()
            .default(15 * MINUTE),
        }),
      )
      .min(1),
    units: z
      .object({
        /** Authorised strength, shown beside those on duty; null when unknown. */
        strength: z.number().int().positive().nullable(),
        kinds: z.array(z.object({ id, name: localisedTextSchema, short: localisedTextSchema })),
      })
      .default({ strength: null, kinds: [] }),
    mechanisms: z.array(mechanismRuleSchema),
    shifts: z.array(z.object({ name: localisedTextSchema, from: clockTime })).default([]),
    /** Open backlog above which the tide strip warns (警戒线); null for none. */
    tideGuard: z.number().int().positive().nullable().default(null),
    /** The economy strip: region and indicator ids, in order. */
    economy: z.array(z.object({ region: id, indicator: id })).default([]),
    /** Facts printed on the map's corner, for example 辖区 44 村社 · 覆盖群众 10.9 万. */
    facts: z.array(localisedTextSchema).default([]),
    scenes: z.array(sceneSchema).min(1),
    simulation: simulationSchema.nullable().default(null),
  })
  .superRefine((profile, context) => {
    const known = (list: readonly { id: string }[]): Set<string> => new Set(list.map((entry) => entry.id));
    const categories = known(profile.categories);
    const ports = known(profile.ports);
    for (const [index, rule] of profile.mechanisms.entries()) {
      for (const category of rule.when.categories ?? []) {
        if (!categories.has(category))
          context.addIssue({
            code: "custom",
            path: ["mechanisms", index, "when", "categories"],
            message: `${category} is not one of the profile's categories`,
          });
      }
      for (const port of rule.when.ports ?? []) {
        if (!ports.has(port))
          context.addIssue({
            code: "custom",
            path: ["mechanisms", index, "when", "ports"],
            message: `${port} is not one of the profile's ports`,
          });
      }
    }
    for (const field of ["categories", "tiers", "brains", "ports"] as const) {
      if (known(profile[field]).size !== profile[field].length)
        context.addIssue({ code: "custom", path: [field], message: "two entries share an id" });
    }
    const regions = listRegions(profile.regions);
    if (new Set(regions.map((region) => region.id)).size !== regions.length)
      context.addIssue({ code: "custom", path: ["regions"], message: "two regions share an id" });
  });

export type Profile = z.infer<typeof profileSchema>;
export type SceneDefinition = Profile["scenes"][number];
export type PanelPlacement = z.infer<typeof panelSchema>;

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** A profile that cannot be used; the message is one line a field, each with the field's path. */
export class ProfileError extends Error {
  override readonly name = "ProfileError";
}

/**
 * Checks a profile whose mechanisms are resolved.
 * @throws ProfileError naming the path of every bad field, for example `xintang.json: ports[2].staleAfter: expected number`.
 */
export function parseProfile(raw: unknown, origin: string): Profile {
  const result = profileSchema.safeParse(raw);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `${origin}: ${formatPath(issue.path)}: ${issue.message}`);
  throw new ProfileError(lines.join("\n"));
}

/** `["ports", 2, "id"]` → `ports[2].id`; the whole document is `(root)`. */
export function formatPath(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "(root)";
  return path
    .map((part, index) => (typeof part === "number" ? `[${part}]` : `${index === 0 ? "" : "."}${String(part)}`))
    .join("");
}
