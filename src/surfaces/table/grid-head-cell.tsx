// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot hold rows by place, of which most are not there
// biome-ignore-all lint/a11y/useFocusableInteractive: its button has the focus
import type { Column, RowData } from "@tanstack/react-table";
import type { GridColumn, GridFeatures } from "./grid-column.ts";

interface HeadCellProps<Item extends RowData> {
  readonly column: Column<GridFeatures, Item>;
  readonly own: GridColumn<Item> | undefined;
  onSort(column: string): void;
}

/** The head of a column: what it is called, and a press to sort by it. */
export function HeadCell<Item extends RowData>({ column, own, onSort }: HeadCellProps<Item>) {
  const sorted = column.getIsSorted();
  const direction = sorted === "asc" ? "ascending" : sorted === "desc" ? "descending" : "none";
  const isSortable = own?.isSortable === true;
  return (
    <div
      className="data-grid__title"
      role="columnheader"
      aria-colindex={column.getIndex() + 1}
      aria-sort={isSortable ? direction : undefined}
      data-end={own?.isEnd === true}
    >
      {isSortable ? (
        <button type="button" onClick={() => onSort(column.id)}>
          {own.title}
          <span className="data-grid__arrow" aria-hidden="true">
            {sorted === "asc" ? "↑" : sorted === "desc" ? "↓" : ""}
          </span>
        </button>
      ) : (
        (own?.title ?? "")
      )}
    </div>
  );
}
