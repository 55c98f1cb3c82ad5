import { useId } from "react";
import type { Cockpit } from "../cockpit.ts";
import { Arrow, useMenu } from "./facet-menu.tsx";
import { COLUMN_IDS, type ColumnId, DEFAULT_COLUMNS } from "./table-view.ts";

/** Which columns the table has, and in what order. */
export function ColumnMenu({ cockpit }: { readonly cockpit: Cockpit }) {
  const { table, text } = cockpit;
  const list = useId();
  const { menu, isOpen, setOpen } = useMenu();
  const shown = table.columns ?? DEFAULT_COLUMNS;
  const show = (columns: readonly ColumnId[]): void =>
    cockpit.setTable({ ...table, columns: columns.join() === DEFAULT_COLUMNS.join() ? null : columns });
  const rest = COLUMN_IDS.filter((id) => !shown.includes(id));
  return (
    <div className="facet facet--end" ref={menu}>
      <button
        type="button"
        className="facet__button"
        aria-expanded={isOpen}
        aria-controls={list}
        onClick={() => setOpen(!isOpen)}
      >
        {text("table.columns")} <Arrow />
      </button>
      {isOpen && (
        <fieldset className="facet__list" id={list}>
          <legend>{text("table.columns")}</legend>
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
          <button type="button" className="facet__reset" onClick={() => show(DEFAULT_COLUMNS)}>
            {text("table.columns.reset")}
          </button>
        </fieldset>
      )}
    </div>
  );
}

function movedEarlier(columns: readonly ColumnId[], id: ColumnId): readonly ColumnId[] {
  const at = columns.indexOf(id);
  return [...columns.slice(0, at - 1), id, ...columns.slice(at - 1).filter((each) => each !== id)];
}
