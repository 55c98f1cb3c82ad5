import { z } from "zod";
import { fieldMessage } from "../../src/domain/field-message.ts";
import { INDICATOR_BETTER, INDICATOR_STATUSES, type IndicatorRecord } from "../../src/domain/indicator.ts";
import { formatPath } from "../../src/domain/profile.ts";
import { faulty, type Reading } from "./verdict.ts";
import { safeParse } from "../../src/shared/safe-parse.ts";

const word = z.string().min(1, "is missing");
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "must be YYYY-MM");
/** Of CSV or JSON. A missing figure is null, never zero. */
const figure = z
  .union([z.string(), z.number(), z.null()])
  .refine((given) => given === null || given === "" || Number.isFinite(Number(given)), "is not a number")
  .transform((given) => (given === null || given === "" ? null : Number(given)))
  .default(null);

const rowSchema = z.object({
  region: word,
  indicator: word,
  label_zh: word,
  label_en: word,
  group: word,
  period_from: month,
  period_to: month,
  value: figure,
  unit: word,
  yoy_percent: figure,
  target_completion_percent: figure,
  better: z.enum(INDICATOR_BETTER),
  source: word,
  // An empty cell says nothing.
  status: z.preprocess((given) => (given === "" ? undefined : given), z.enum(INDICATOR_STATUSES).default("final")),
});

/** Columns that a table of indicators must have. */
export const INDICATOR_COLUMNS: readonly string[] = Object.keys(rowSchema.shape).filter(
  (column) => column !== "status",
);

/** One row of a table of indicators, by column: `region`, `label_zh`, … as in `public/data/indicators.csv`; `status` may be left out. */
export function readIndicatorRow(row: unknown): Reading<IndicatorRecord> {
  const result = safeParse(rowSchema, row, { error: fieldMessage });
  if (!result.success) {
    const [issue] = result.error.issues;
    const path = issue?.path ?? [];
    return faulty(formatPath(path), issue?.message ?? "is not valid");
  }
  const { data } = result;
  return {
    value: {
      region: data.region,
      indicator: data.indicator,
      labelZh: data.label_zh,
      labelEn: data.label_en,
      group: data.group,
      periodFrom: data.period_from,
      periodTo: data.period_to,
      value: data.value,
      unit: data.unit,
      yoyPercent: data.yoy_percent,
      targetCompletionPercent: data.target_completion_percent,
      better: data.better,
      source: data.source,
      status: data.status,
    },
    fault: null,
  };
}
