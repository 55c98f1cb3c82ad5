import { isFiltering, NO_FILTER } from "../../domain/incident-filter.ts";
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

/** Figures a part of the filter is chosen by: cut to all the others. */
const CHOOSING = [
  { ids: /^grid\.week\./, part: "weekHour" },
  { ids: /^grid\.(?!hotspot)/, part: "regions" },
] as const;

/** That a figure counts only what the screen is cut to, where it does. */
export function filterNotes(id: string, { filter }: Pick<ExplainFacts, "filter">): readonly Phrase[] {
  const part = CHOOSING.find(({ ids }) => ids.test(id))?.part;
  const cut = part === undefined ? filter : { ...filter, [part]: NO_FILTER[part] };
  return isFiltering(cut) && !UNCUT.test(id) ? [{ key: "explain.note.filter" }] : [];
}
