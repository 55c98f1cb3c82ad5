import { parse } from "csv-parse/sync";
import { z } from "zod";
import { INDICATOR_BETTER, type IndicatorRecord } from "../../src/domain/indicator.ts";

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "must be YYYY-MM");
/** A missing figure is null, never zero. */
const figure = z
  .string()
  .refine((text) => text === "" || Number.isFinite(Number(text)), "is not a number")
  .transform((text) => (text === "" ? null : Number(text)));

const rowSchema = z.object({
  region: z.string().min(1),
  indicator: z.string().min(1),
  label_zh: z.string().min(1),
  label_en: z.string().min(1),
  group: z.string().min(1),
  period_from: month,
  period_to: month,
  value: figure,
  unit: z.string().min(1),
  yoy_percent: figure,
  target_completion_percent: figure,
  better: z.enum(INDICATOR_BETTER),
  source: z.string().min(1),
});

/** What a file of published indicators holds, and one clear line for each row that was left out. */
export interface IndicatorFile {
  readonly records: readonly IndicatorRecord[];
  readonly complaints: readonly string[];
}

/** Reads indicators from CSV. Rows are counted from 2: the first is the header. Every figure of such a file is final. */
export function readIndicators(csv: string, origin: string): IndicatorFile {
  const records: IndicatorRecord[] = [];
  const complaints: string[] = [];
  const rows: unknown[] = parse(csv, { columns: true, bom: true, skip_empty_lines: true, relax_column_count: true });
  for (const [index, raw] of rows.entries()) {
    const result = rowSchema.safeParse(raw);
    if (!result.success) {
      const issue = result.error.issues[0];
      complaints.push(
        `${origin}: row ${index + 2}: ${issue?.path.join(".") ?? "row"}: ${issue?.message ?? "is not valid"}`,
      );
      continue;
    }
    const row = result.data;
    records.push({
      region: row.region,
      indicator: row.indicator,
      labelZh: row.label_zh,
      labelEn: row.label_en,
      group: row.group,
      periodFrom: row.period_from,
      periodTo: row.period_to,
      value: row.value,
      unit: row.unit,
      yoyPercent: row.yoy_percent,
      targetCompletionPercent: row.target_completion_percent,
      better: row.better,
      source: row.source,
      status: "final",
    });
  }
  return { records, complaints };
}
