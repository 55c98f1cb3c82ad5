import type { Audit } from "./audit-recording.ts";

/** What was read, beside what was compared. */
export interface AuditedRows {
  readonly rows: number;
  /** Rows left out. */
  readonly badRows: number;
  readonly incidents: number;
}

/** An audit in one line: `audit: 12 rows, 11 incidents: 8 compared, 7 agree, 1 differs, …; excluded 2 (no-deadline 2) → out.csv`. */
export function summarise(audit: Audit, { rows, badRows, incidents }: AuditedRows, path: string): string {
  const { agree, differ, undecided, excluded } = audit;
  const sum = [...excluded.values()].reduce((total, count) => total + count, 0);
  const why = [...excluded].map(([reason, count]) => `${reason} ${count}`).join(", ");
  const left = badRows === 0 ? "" : ` (${badRows} left out)`;
  return `audit: ${rows} rows${left}, ${incidents} incidents; ${agree + differ} compared, ${agree} agree, ${differ} differ; ${undecided} undecided; ${sum} excluded${why === "" ? "" : ` (${why})`} → ${path}`;
}
