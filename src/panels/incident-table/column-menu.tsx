import { MAIN_COLUMNS } from "../../derive/table/incident-query.ts";
import type { Cockpit } from "../cockpit.ts";
import { Arrow, Menu } from "./menu.tsx";
import { COLUMN_IDS, type ColumnId } from "./table-view.ts";

/** Which columns the table has, and in what order. */
export function ColumnMenu({ cockpit }: { readonly cockpit: Cockpit }) {
  const { table, text } = cockpit;
  const shown = table.columns ?? MAIN_COLUMNS;
  const show = (columns: readonly ColumnId[]): void =>
    cockpit.setTable({ ...table, columns: columns.join() === MAIN_COLUMNS.join() ? null : columns });
  const rest = COLUMN_IDS.filter((id) => !shown.includes(id));
  return (
    <Menu
      isEnd
      title={text("table.columns")}
      label={
        <>
          {text("table.columns")} <Arrow />
        </>
      }
      content={() => (
        <>
          {[...shown, ...rest].map((id) => (
            <div key={id} className="column-choice">
              <label>
                <input
                  type="checkbox"
                  checked={shown.includes(id)}
                  disabled={shown.length === 1 && shown.includes(id)}
                  onChange={() => show(shown.includes(id) ? shown.filter((each) => each !== id) : [...shown, id])}
                />
                <span>{text(`table.column.${id}`)}</span>
              </label>
              {shown.includes(id) && (
                <button
                  type="button"
                  disabled={shown[0] === id}
                  aria-label={text("table.columns.earlier", { column: text(`table.column.${id}`) })}
                  onClick={() => show(movedEarlier(shown, id))}
                >
                  ↑
                </button>
              )}
            </div>
          ))}
          <button type="button" className="facet__reset" onClick={() => show(MAIN_COLUMNS)}>
            {text("table.columns.reset")}
          </button>
        </>
      )}
    />
  );
}

function movedEarlier(columns: readonly ColumnId[], id: ColumnId): readonly ColumnId[] {
  const at = columns.indexOf(id);
  return [...columns.slice(0, at - 1), id, ...columns.slice(at - 1).filter((each) => each !== id)];
}
