import {
  type IncidentQuery,
  MAIN_COLUMNS,
  NO_QUERY,
  type TableOrder,
  URGENT_FIRST,
} from "../../derive/table/incident-query.ts";

/** Columns a table may have, as they stand in the menu. */
export const COLUMN_IDS = [
  ...MAIN_COLUMNS,
  "place",
  "brain",
  "holder",
  "mechanism",
  "likely",
  "spent",
  "closed",
] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];

/** What a viewer chose of the table: which rows, in what order, which columns. */
export interface TableView {
  readonly query: IncidentQuery;
  readonly order: TableOrder;
  /** From left to right; null for `MAIN_COLUMNS`. */
  readonly columns: readonly ColumnId[] | null;
}

/** The table as nobody touched it: everything, the most urgent first. */
export const DEFAULT_TABLE: TableView = { query: NO_QUERY, order: URGENT_FIRST, columns: null };
