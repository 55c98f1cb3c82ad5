import { isFiltering, NO_FILTER } from "../../domain/incident-filter.ts";
import { NO_QUERY } from "../../derive/table/incident-query.ts";
import type { Cockpit } from "../cockpit.ts";
import { sinceWords } from "../since-words.ts";

interface NoRowsProps {
  readonly cockpit: Cockpit;
  readonly isLoading: boolean;
}

/** What stands in place of rows: that they are coming, that nothing was reported and since when, or that nothing passes, with a way out. */
export function NoRows({ cockpit, isLoading }: NoRowsProps) {
  const { table, filter, whole, text } = cockpit;
  if (isLoading) return <div className="no-rows">{text("panel.loading")}</div>;
  if (whole.store.incidents.size === 0) {
    const words = [text("table.empty"), sinceWords("all", cockpit) ?? ""].filter((part) => part !== "");
    return <div className="no-rows">{words.join(" · ")}</div>;
  }
  const isCut = isFiltering(filter) || JSON.stringify(table.query) !== JSON.stringify(NO_QUERY);
  const clear = (): void => {
    cockpit.setTable({ ...table, query: NO_QUERY });
    if (isFiltering(filter)) cockpit.setFilter(NO_FILTER);
  };
  return (
    <div className="no-rows">
      {text(isCut ? "table.none" : "table.noneHere")}
      {isCut && (
        <button type="button" onClick={clear}>
          {text("table.clearAll")}
        </button>
      )}
    </div>
  );
}
