import { z } from "zod";
import { fieldMessage } from "../../src/domain/field-message.ts";
import { STAGES } from "../../src/domain/lifecycle.ts";
import { DATUMS } from "../../src/domain/port.ts";
import { formatPath } from "../../src/domain/profile.ts";
import type { EpochMs } from "../../src/shared/units.ts";
import { createTimeReader, faultOfFormat } from "./time-format.ts";

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
    datum: z.enum(DATUMS).default("wgs84"),
  })
  .refine(
    (value) => (value.column !== undefined) !== (value.latitude !== undefined && value.longitude !== undefined),
    "needs either column, or latitude and longitude",
  );

const timeFormat = z.string().superRefine((format, context) => {
  const fault = faultOfFormat(format);
  if (fault !== null) context.addIssue({ code: "custom", message: fault });
});

/** The instant an incident itself gives a stage: a column, or a column with a way of writing of its own. */
const deadlineSchema = z.preprocess(
  (raw) => (typeof raw === "string" ? { column: raw } : raw),
  z.strictObject({ column, timeFormat: timeFormat.optional() }),
);

const words = z.preprocess((raw) => (typeof raw === "string" ? [raw] : raw), z.array(z.string().min(1)).min(1));

/** The verdict the source itself published of a stage; the audit holds the engine's against it. */
const publishedSchema = z
  .strictObject({ column, yes: words, no: words })
  .refine(({ yes, no }) => !yes.some((word) => no.includes(word)), "has a word that means both yes and no");

/** The earliest or the latest of the instants an incident's rows give, and what they say of its being in time. */
const stageSchema = z.strictObject({
  column,
  take: z.enum(["first", "last"]),
  deadline: deadlineSchema.optional(),
  met: publishedSchema.optional(),
});

const stagesSchema = z
  .partialRecord(z.enum(STAGES), stageSchema)
  .refine((stages) => stages.reported !== undefined, { message: "must name a column for reported", path: ["reported"] })
  .superRefine(({ reported }, context) => {
    for (const field of ["deadline", "met"] as const) {
      if (reported?.[field] !== undefined)
        context.addIssue({ code: "custom", path: ["reported", field], message: "a report has no deadline" });
    }
  });

/** How the columns of a CSV become incidents. See docs/recordings.md. */
const mappingSchema = z
  .strictObject({
    /** The profile it is played under when the command line names none. */
    profile: z.string().min(1),
    /** IANA zone of the written times. */
    zone: z.string().refine(isZone, "is not a known time zone"),
    timeFormat,
    /** When the extract was taken, an instant or a wall time of the zone: the stream clock goes on to it after the last event. */
    asOf: z.string().optional(),
    /** Ids of the mechanisms that count instead of the profile's. */
    mechanisms: z.array(z.string().min(1)).min(1).optional(),
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
  })
  .refine(({ asOf, zone }) => asOf === undefined || !isZone(zone) || readAsOf(asOf, zone) !== null, {
    path: ["asOf"],
    message: "is neither an instant nor a wall time like 2017-01-01T08:00",
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
    ...STAGES.flatMap((stage): [string, string | undefined][] => [
      [`stages.${stage}.column`, mapping.stages[stage]?.column],
      [`stages.${stage}.deadline.column`, mapping.stages[stage]?.deadline?.column],
      [`stages.${stage}.met.column`, mapping.stages[stage]?.met?.column],
    ]),
  ];
  return named.flatMap(([path, name]) => (name === undefined ? [] : [{ path, column: name }]));
}

/** The instant a mapping's extract was taken at; null when it does not say. */
export function extractedAt({ asOf, zone }: Pick<Mapping, "asOf" | "zone">): EpochMs | null {
  return asOf === undefined ? null : readAsOf(asOf, zone);
}

/** `{A} at {B}` → A, B. */
export function templateColumns(template: string): readonly string[] {
  return [...template.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? "");
}

function readAsOf(asOf: string, zone: string): EpochMs | null {
  return createTimeReader("ISO", zone)(asOf);
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
