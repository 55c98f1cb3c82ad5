import type { BrainId } from "../../domain/incident.ts";

/** What a viewer may ask the table for. `open` is everything in hand, those of the three other open states among it. */
export const TABLE_STATES = ["open", "atrisk", "breached", "suspended", "closed"] as const;
export type TableState = (typeof TABLE_STATES)[number];

/** What a row says where nobody chose otherwise, from left to right. */
export const MAIN_COLUMNS = [
  "id",
  "title",
  "category",
  "port",
  "region",
  "stage",
  "severity",
  "left",
  "reported",
] as const;

/** By what a table may be put in order; `left` is the time left of the running clock. */
export const SORT_COLUMNS = [...MAIN_COLUMNS, "state", "closed", "place", "brain"] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

/** Open incidents come first, in either direction, unless they are sorted by state. */
export interface TableOrder {
  readonly column: SortColumn;
  readonly isDescending: boolean;
}

/** Least time left first. */
export const URGENT_FIRST: TableOrder = { column: "left", isDescending: false };

/** What a table is cut to, beyond the filter of the whole cockpit. Parts add up (and); an empty part cuts nothing; values of one part are alternatives (or). */
export interface IncidentQuery {
  readonly states: readonly TableState[];
  readonly mechanisms: readonly string[];
  readonly brains: readonly BrainId[];
  /** Only those under supervision, answered or not. */
  readonly isSupervised: boolean;
  /** Words that all must stand in id, title, place or a region's name, in any case; Latin letters also as pinyin. */
  readonly text: string;
}

/** Cuts nothing. */
export const NO_QUERY: IncidentQuery = {
  states: [],
  mechanisms: [],
  brains: [],
  isSupervised: false,
  text: "",
};
