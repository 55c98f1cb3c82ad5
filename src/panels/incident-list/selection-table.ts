import type { Selection } from "../../derive/derived.ts";
import { type IncidentQuery, NO_QUERY } from "../../derive/table/incident-query.ts";
import type { IncidentFilter } from "../../domain/incident-filter.ts";

/** A table that shows what a list does: its own query, and what the whole cockpit is cut to beside it. */
export interface TableTarget {
  readonly query: IncidentQuery;
  readonly filter: Partial<IncidentFilter>;
}

const OPEN: IncidentQuery = { ...NO_QUERY, states: ["open"] };

/** The table of a selection; null where no filter says the same: windows move with the clock, verdicts are no columns. */
export function tableOfSelection(selection: Selection): TableTarget | null {
  switch (selection.kind) {
    case "open":
      return { query: OPEN, filter: {} };
    case "deadline":
      return { query: { ...NO_QUERY, states: [selection.state] }, filter: {} };
    case "category":
      return { query: OPEN, filter: { categories: [selection.category] } };
    case "region":
      return { query: OPEN, filter: { regions: [selection.region] } };
    case "tier":
      return { query: NO_QUERY, filter: { tiers: [selection.tier] } };
    default:
      return null;
  }
}
