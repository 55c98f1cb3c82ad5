import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { DAY, type DurationMs, type EpochMs } from "../shared/units.ts";
import { type Incident, SUSPENSION_CAUSES } from "./incident.ts";
import { STAGES } from "./lifecycle.ts";
import { localisedTextSchema } from "./localised-text.ts";
import { stageFaults } from "./mechanism-faults.ts";
import { MODES, type Mode } from "./mode.ts";

/** Below this remaining share of a limit a clock turns from in time to at risk (design token --clock-warn-at). */
const DEFAULT_AT_RISK_SHARE = 0.34;

/** No limit is longer: a longer one is a slip of the pen. */
const LONGEST_LIMIT: DurationMs = 3_660 * DAY;

const limit = z.number().int().positive().max(LONGEST_LIMIT);
const calendarId = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);

const stageLimitSchema = z.object({
  /** The lifecycle stage that must be reached. */
  stage: z.enum(STAGES).exclude(["reported"]),
  /** The mechanism's own word for it: 响应, 接单, 启动 … */
  name: localisedTextSchema,
  /** Where its clock starts: the report, the mechanism's stage before (the report for the first), or another stage of the version. */
  from: z.enum(["previous", ...STAGES]).default("reported"),
  /** Milliseconds; null: only deadlines that incidents carry count. */
  limit: limit.nullable(),
  /** Replace the limit, milliseconds; the category's wins. */
  limitBySeverity: z.partialRecord(z.enum(["1", "2", "3", "4"]), limit).default({}),
  limitByCategory: z.record(z.string(), limit).default({}),
  /** Tightens the limit, milliseconds: the smaller of both holds. */
  limitByMode: z.partialRecord(z.enum(MODES), limit).default({}),
  /** Modes whose limit is this product's assumption: the screen says 假定 of it. */
  assumedByMode: z.array(z.enum(MODES)).default([]),
  /** Id of the calendar its clock runs by, null for around the clock; absent: the version's. Once read it is never absent. */
  calendar: calendarId.nullable().optional(),
  /** Remaining share of the limit below which the clock is at risk. */
  atRiskShare: z.number().min(0).max(1).default(DEFAULT_AT_RISK_SHARE),
  /** Compliance the installation aims at; null where none is set. */
  target: z.number().min(0).max(1).nullable().default(null),
  /** The limit is this product's assumption, not a published one: the screen says 假定. Those of single modes have a list of their own. */
  assumed: z.boolean().default(false),
});

const boundary = z
  .string()
  .refine(isBoundary, "must be a date (2026-03-01) or an instant with an offset (2026-03-01T08:00+08:00)")
  .nullable();

const onEvent = z.enum(["continue", "restart"]).default("continue");

const versionSchema = z
  .object({
    /** It holds for incidents reported in [from, to): dates (midnight of the profile's zone) or instants with an offset; null: no end. */
    from: boundary.default(null),
    /** Absent: the next version's `from`. Once read it is never absent. */
    to: boundary.optional(),
    /** Id of the calendar in whose working time the clocks run; null: around the clock. */
    calendar: calendarId.nullable().default(null),
    /** Which suspensions stop the clocks. */
    pauses: z.array(z.enum(SUSPENSION_CAUSES)).default([...SUSPENSION_CAUSES]),
    /** What a turn in an incident's life does to a running clock. */
    on: z
      .object({
        returned: onEvent,
        escalated: onEvent,
        handedOver: onEvent,
        reopened: z.enum(["continue", "restart", "pause"]).default("continue"),
      })
      .prefault({}),
    stages: z
      .array(stageLimitSchema)
      .min(1)
      .max(8)
      .superRefine((stages, context) => {
        for (const { path, message } of stageFaults(stages))
          context.addIssue({ code: "custom", path: [...path], message });
      }),
  })
  .transform((version) => ({
    ...version,
    stages: version.stages.map(({ calendar = version.calendar, ...stage }) => ({ ...stage, calendar })),
  }));

const versionedMechanismSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,24}$/),
  name: localisedTextSchema,
  /** `assumed`: the name is known, its definition is not; the screen says 假定. */
  status: z.enum(["published", "assumed"]),
  /** Where the definition was published. */
  source: z.string().min(1),
  /** In the order of time, never overlapping. */
  versions: z
    .array(versionSchema)
    .min(1)
    .transform((versions) =>
      versions.map(({ to, ...version }, index) => ({
        ...version,
        to: to === undefined ? (versions[index + 1]?.from ?? null) : to,
      })),
    ),
});

/** A named list of stage limits (机制). See docs/profiles.md for writing one, docs/deadlines.md for what it means. */
export const mechanismSchema = z.preprocess(inVersions, versionedMechanismSchema);

export type Mechanism = z.infer<typeof mechanismSchema>;
export type MechanismVersion = Mechanism["versions"][number];
export type StageLimit = MechanismVersion["stages"][number];

/** A version and the instants of report it holds for, [from, to); ±Infinity without an end. */
export interface VersionSpan {
  readonly version: MechanismVersion;
  readonly from: EpochMs;
  readonly to: EpochMs;
}

/** A raw mechanism with the fields of its only version, which may stand at the top, moved into `versions`. Anything else is returned as it is. */
export function inVersions(raw: unknown): unknown {
  if (typeof raw !== "object" || raw === null || "versions" in raw) return raw;
  const { from, to, calendar, pauses, on, stages, ...rest } = raw as Readonly<Record<string, unknown>>;
  const given = Object.entries({ from, to, calendar, pauses, on, stages }).filter(([, value]) => value !== undefined);
  return { ...rest, versions: [Object.fromEntries(given)] };
}

/** The versions of a mechanism in their order, with their ends as instants; dates begin at midnight of `zone`. */
export function versionSpans(mechanism: Mechanism, zone: string): readonly VersionSpan[] {
  return mechanism.versions.map((version) => ({
    version,
    from: version.from === null ? Number.NEGATIVE_INFINITY : boundaryInstant(version.from, zone),
    to: version.to === null ? Number.POSITIVE_INFINITY : boundaryInstant(version.to, zone),
  }));
}

/** The version that holds for incidents reported at `instant`; null when none does. Who asks often keeps `versionSpans`. */
export function versionAt(mechanism: Mechanism, instant: EpochMs, zone: string): MechanismVersion | null {
  return versionSpans(mechanism, zone).find(({ from, to }) => from <= instant && instant < to)?.version ?? null;
}

/** The limit of a stage for one incident in the mode of its report; null when only its own deadline counts. */
export function limitFor(
  stage: StageLimit,
  { category, severity }: Pick<Incident, "category" | "severity">,
  mode: Mode,
): DurationMs | null {
  const byCategory = Object.hasOwn(stage.limitByCategory, category) ? stage.limitByCategory[category] : undefined;
  const whole = byCategory ?? stage.limitBySeverity[severity] ?? stage.limit;
  return whole === null ? null : Math.min(whole, stage.limitByMode[mode] ?? whole);
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

function boundaryInstant(written: string, zone: string): EpochMs {
  if (!DATE.test(written)) return Temporal.Instant.from(written).epochMilliseconds;
  return Temporal.PlainDate.from(written).toZonedDateTime(zone).epochMilliseconds;
}

function isBoundary(written: string): boolean {
  try {
    boundaryInstant(written, "UTC");
    return true;
  } catch {
    return false;
  }
}
