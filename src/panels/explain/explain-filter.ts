import { isFiltering } from "../../domain/incident-filter.ts";
import { type ExplainFacts, type ExplainRule, explanation, type Phrase } from "./explanation.ts";
import { momentWindow } from "./explained-window.ts";

/** What figures are cut to: words, and no number of their own. */
export const FILTER_RULES: readonly ExplainRule[] = [
  {
    pattern: /^filter$/,
    explain: (_parts, facts, id) =>
      explanation(facts, {
        id,
        pattern: "filter",
        value: null,
        format: "count",
        definition: { key: "explain.define.filter" },
        window: momentWindow(facts),
      }),
  },
];

/** Figures a filter leaves whole (docs/figures.md). */
const UNCUT =
  /^(stream|quality|indicator|units|alarms|port|filter)(\.|$)|^incidents\.supervised$|^prediction\.(brier|baserate|sample)$/;

/** That a figure counts only what the screen is cut to, where it does. */
export function filterNotes(id: string, { filter }: Pick<ExplainFacts, "filter">): readonly Phrase[] {
  return isFiltering(filter) && !UNCUT.test(id) ? [{ key: "explain.note.filter" }] : [];
}
