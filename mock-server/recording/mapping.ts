import { z } from "zod";
import { fieldMessage } from "../../src/domain/field-message.ts";
import { STAGES } from "../../src/domain/lifecycle.ts";
import { formatPath } from "../../src/domain/profile.ts";
import { faultOfFormat } from "./time-format.ts";

/** Faults told one by one; whoever mistook the profile would get a line for every word of the mapping. */
const MOST_FAULTS = 5;

/** A recording that cannot be played; the message is one clear line a fault, naming the file and the field. */
export class RecordingError extends Error {
  override readonly name = "RecordingError";

  constructor(...faults: readonly string[]) {
    const more = faults.length - MOST_FAULTS;
    super([...faults.slice(0, MOST_FAULTS), ...(more > 0 ? [`and ${more} more`] : [])].join("\n"));
  }
}

const column = z.string().min(1);

/** A value from a column, by way of a table where the source's words differ; or `default` alone: always that one. */
const valueSchema = z
  .strictObject({
    column: column.optional(),
    /** The source's word → ours. A word that is not in it takes the default; without a default its row is bad. */
    values: z.record(z.string(), z.string()).optional(),
    default: z.string().optional(),
  })
  .refine((value) => value.column !== undefined || value.default !== undefined, "needs a column or a default");

const severitySchema = z
  .strictObject({
    column: column.optional(),
    values: z.record(z.string(), z.number().int().min(1).max(4)).optional(),
    default: z.number().int().min(1).max(4).optional(),
  })
  .refine((value) => value.column !== undefined || value.default !== undefined, "needs a column or a default")
  .prefault({ default: 3 });

const regionSchema = z
  .strictObject({
    column: column.optional(),
    values: z.record(z.string(), z.string()).optional(),
    /** The leaf of the profile's region tree that holds the position. */
    byPosition: z.boolean().default(false),
    default: z.string().optional(),
  })
  .refine(
    (value) => value.column !== undefined || value.default !== undefined || value.byPosition,
    "needs a column, a default, or byPosition",
  );

const positionSchema = z
  .strictObject({
    /** One column that reads `(latitude, longitude)`, brackets or not. */
    column: column.optional(),
    latitude: column.optional(),
    longitude: column.optional(),
    datum: z.enum(["wgs84", "gcj02", "bd09"]).default("wgs84"),
  })
  .refine(
    (value) => (value.column !== undefined) !== (value.latitude !== undefined && value.longitude !== undefined),
    "needs either column, or latitude and longitude",
  );

/** The earliest or the latest of the instants an incident's rows give. */
const stageSchema = z.strictObject({ column, take: z.enum(["first", "last"]) });

const stagesSchema = z.partialRecord(z.enum(STAGES), stageSchema).refine((stages) => stages.reported !== undefined, {
  message: "must name a column for reported",
  path: ["reported"],
});

/** How the columns of a CSV become incidents. See docs/recordings.md. */
const mappingSchema = z.strictObject({
  /** The profile it is played under when the command line names none. */
  profile: z.string().min(1),
  /** IANA zone of the written times. */
  zone: z.string().refine(isZone, "is not a known time zone"),
  timeFormat: z.string().superRefine((format, context) => {
    const fault = faultOfFormat(format);
    if (fault !== null) context.addIssue({ code: "custom", message: fault });
  }),
  delimiter: z.string().length(1).default(","),
  /** Rows with the same value are one incident. */
  incident: column,
  /** Texts with columns in braces: `{Call Type}, {Address}`. */
  title: z.string().min(1),
  place: z.string().default(""),
  category: valueSchema,
  severity: severitySchema,
  region: regionSchema,
  position: positionSchema.optional(),
  port: valueSchema,
  brain: valueSchema,
  /** Who resolved it; unknown where absent. */
  tier: valueSchema.optional(),
  /** The unit of the row that gave a stage its instant. */
  unit: column.optional(),
  stages: stagesSchema,
});

export type Mapping = z.infer<typeof mappingSchema>;
export type ValueRule = z.infer<typeof valueSchema>;

/**
 * Checks a mapping.
 * @throws RecordingError naming the path of every bad field, for example `my.mapping.json: stages.closed.take: Invalid option`.
 */
export function parseMapping(raw: unknown, origin: string): Mapping {
  const result = mappingSchema.safeParse(raw, { error: fieldMessage });
  if (result.success) return result.data;
  throw new RecordingError(
    ...result.error.issues.map((issue) => `${origin}: ${formatPath(issue.path)}: ${issue.message}`),
  );
}

/** Every column a mapping reads, with the path of the field that names it. */
export function columnsOf(mapping: Mapping): readonly { readonly path: string; readonly column: string }[] {
  const named: [string, string | undefined][] = [
    ["incident", mapping.incident],
    ...templateColumns(mapping.title).map((name): [string, string] => ["title", name]),
    ...templateColumns(mapping.place).map((name): [string, string] => ["place", name]),
    ["category.column", mapping.category.column],
    ["severity.column", mapping.severity.column],
    ["region.column", mapping.region.column],
    ["position.column", mapping.position?.column],
    ["position.latitude", mapping.position?.latitude],
    ["position.longitude", mapping.position?.longitude],
    ["port.column", mapping.port.column],
    ["brain.column", mapping.brain.column],
    ["tier.column", mapping.tier?.column],
    ["unit", mapping.unit],
    ...STAGES.map((stage): [string, string | undefined] => [`stages.${stage}.column`, mapping.stages[stage]?.column]),
  ];
  return named.flatMap(([path, name]) => (name === undefined ? [] : [{ path, column: name }]));
}

/** `{A} at {B}` → A, B. */
export function templateColumns(template: string): readonly string[] {
  return [...template.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? "");
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
