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
