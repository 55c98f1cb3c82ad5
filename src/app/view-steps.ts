import { NO_QUERY } from "../derive/table/incident-query.ts";
import { NO_FILTER } from "../domain/incident-filter.ts";
import { formatViewState, type ViewState } from "./view-state.ts";

/**
 * Whether going from one view to another is a step that the back button undoes: another scene, scope or tab, other filters, another order. Looks (theme, language),
 * what is laid over the scene and letters typed one by one are not: nobody wants to go back through those.
 */
export function isStep(before: ViewState, after: ViewState): boolean {
  return stepOf(before) !== stepOf(after);
}

function stepOf(state: ViewState): string {
  const table = { ...state.table, query: { ...state.table.query, text: "" }, columns: null };
  return formatViewState({ ...state, form: null, theme: null, language: null, incident: null, list: null, table });
}

/** What changes when everything is cancelled that figures and rows are cut to: one step back brings all of it again. */
export function cleared({ table }: ViewState): Pick<ViewState, "filter" | "table"> {
  return { filter: NO_FILTER, table: { ...table, query: NO_QUERY } };
}
