import { z } from "zod";
import { DAY, MINUTE, SECOND } from "../shared/units.ts";
import { alarmSchema, DEFAULT_ALARMS } from "./alarm-settings.ts";
import { fieldMessage } from "./field-message.ts";
import { localisedTextSchema } from "./localised-text.ts";
import { mapSchema } from "./map-settings.ts";
import { mechanismSchema } from "./mechanism.ts";
import { MODES } from "./mode.ts";
import { DATUMS } from "./port.ts";
import { referenceFaults } from "./profile-references.ts";
import { regionSchema } from "./region.ts";
import { simulationSchema } from "./simulation-settings.ts";
import { supervisionSchema } from "./supervision-settings.ts";
import { workingCalendarSchema } from "./working-calendar.ts";
import { safeParse } from "../shared/safe-parse.ts";

/** Silhouettes a category may take; the map, lists and legends draw them all. */
const SYMBOLS = ["hexagon", "triangle", "diamond", "circle", "square", "house"] as const;
export type CategorySymbol = (typeof SYMBOLS)[number];

export const SCENES = ["overview", "events", "grid", "force", "safety", "livelihood", "economy", "police"] as const;
export type SceneId = (typeof SCENES)[number];

const id = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be hh:mm");
const mechanismRuleSchema = z.object({
  mechanism: mechanismSchema,
  /** Incidents it applies to; an absent list means all. The first rule that applies gives the incident its ring. */
  when: z
    .object({
      categories: z.array(id).optional(),
      severities: z.array(z.number().int().min(1).max(4)).optional(),
      ports: z.array(id).optional(),
      /** The mode at the instant of the report. */
      modes: z.array(z.enum(MODES)).optional(),
    })
    .default({}),
});

const panelSchema = z.object({ panel: id, options: z.record(z.string(), z.unknown()).default({}) });

/** A scene is an arrangement of panels; slots are those of its layout: `overview` has the map in its centre, `columns` a top row and three columns, `load` the load map and two columns, `table` is the table of incidents and has none. */
const sceneSchema = z.object({
  id: z.enum(SCENES),
  layout: z.enum(["overview", "columns", "load", "table"]).default("overview"),
  top: z.array(panelSchema).default([]),
  left: z.array(panelSchema).default([]),
  centre: z.array(panelSchema).default([]),
  right: z.array(panelSchema).default([]),
  /** Of `columns`: under them on a desk, where one can scroll; a wall leaves them out. */
  below: z.array(panelSchema).default([]),
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
          /** What its longitudes and latitudes are; the gateway's ingest makes WGS-84 of them. */
          coordinates: z.enum(DATUMS).default("wgs84"),
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
    /** The working calendars that mechanisms name, by id; the server takes them from their files. */
    calendars: z.record(id, workingCalendarSchema).default({}),
    shifts: z.array(z.object({ name: localisedTextSchema, from: clockTime })).default([]),
    /** Open backlog above which the tide strip warns (警戒线); null for none. */
    tideGuard: z.number().int().positive().nullable().default(null),
    alarms: alarmSchema.default(DEFAULT_ALARMS),
    supervision: supervisionSchema,
    /** The economy strip: region and indicator ids, in order. */
    economy: z.array(z.object({ region: id, indicator: id })).default([]),
    /** The port by which indicators come: their panels are old when it is silent. Null: nobody says how often they should come. */
    indicatorPort: id.nullable().default(null),
    /** Names of regions outside the tree that indicators speak of, and short names of its own: 闻堰 beside 新塘. */
    regionNames: z.record(id, localisedTextSchema).default({}),
    /** Names of indicators by id, for as long as nothing of them was published; a published record brings its own. */
    indicatorNames: z.record(id, localisedTextSchema).default({}),
    /** Facts printed on the map's corner, for example 辖区 44 村社 · 覆盖群众 10.9 万. */
    facts: z.array(localisedTextSchema).default([]),
    scenes: z.array(sceneSchema).min(1),
    simulation: simulationSchema.nullable().default(null),
  })
  .superRefine((profile, context) => {
    // What is malformed may not be filled in yet: only the well-formed is asked to fit together.
    if (context.issues.length > 0) return;
    for (const { path, message } of referenceFaults(profile))
      context.addIssue({ code: "custom", path: [...path], message });
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
 * @throws ProfileError naming the path of every bad field, for example `xintang.json: ports[2].staleAfter: expected a number, found "1m"`.
 */
export function parseProfile(raw: unknown, origin: string): Profile {
  const result = safeParse(profileSchema, raw, { error: fieldMessage });
  if (result.success) return result.data;
  const lines = result.error.issues.map(
    ({ path, message }) => `${origin}: ${formatPath(pathAsWritten(path, raw))}: ${message}`,
  );
  throw new ProfileError(lines.join("\n"));
}

/** The path of a field in the document as it was written: a mechanism's only version may stand without `versions`. */
function pathAsWritten(path: readonly PropertyKey[], raw: unknown): readonly PropertyKey[] {
  const at = path.indexOf("versions");
  if (path[0] !== "mechanisms" || at < 0) return path;
  let written = raw;
  for (const part of path.slice(0, at)) written = (written as Readonly<Record<PropertyKey, unknown>>)[part];
  const isWritten = typeof written === "object" && written !== null && "versions" in written;
  return isWritten ? path : path.toSpliced(at, 2);
}

/** `["ports", 2, "id"]` → `ports[2].id`; the whole document is `(root)`. */
export function formatPath(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "(root)";
  return path
    .map((part, index) => (typeof part === "number" ? `[${part}]` : `${index === 0 ? "" : "."}${String(part)}`))
    .join("");
}
