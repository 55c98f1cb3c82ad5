import { parse } from "csv-parse/sync";
import { readIndicatorRow } from "../../server/ingest/indicator-row.ts";
import type { IndicatorRecord } from "../../src/domain/indicator.ts";

/** What a file of published indicators holds, and one clear line for each row that was left out. */
export interface IndicatorFile {
  readonly records: readonly IndicatorRecord[];
  readonly complaints: readonly string[];
}

/** Reads indicators from CSV. Rows are counted from 2: the first is the header. A figure is final unless a column `status` says otherwise. */
export function readIndicators(csv: string, origin: string): IndicatorFile {
  const records: IndicatorRecord[] = [];
  const complaints: string[] = [];
  const rows: unknown[] = parse(csv, { columns: true, bom: true, skip_empty_lines: true, relax_column_count: true });
  for (const [index, raw] of rows.entries()) {
    const { value, fault } = readIndicatorRow(raw);
    if (value !== null) records.push(value);
    else
      complaints.push(
        `${origin}: row ${index + 2}: ${fault.field === "(root)" ? "row" : fault.field}: ${fault.detail}`,
      );
  }
  return { records, complaints };
}
