// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot hold rows by place, of which most are not there
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the row the keys are at
import "./data-grid.css";
import { createColumnHelper, FlexRender, type Row, type RowData, useTable } from "@tanstack/react-table";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, type KeyboardEvent, memo, type RefObject, useEffect, useMemo, useRef } from "react";
import { GRID_FEATURES, type GridColumn, type GridFeatures } from "./grid-column.ts";
import { HeadCell } from "./grid-head-cell.tsx";
import { rowAfterKey } from "./grid-key.ts";

interface GridSort {
  readonly column: string;
  readonly isDescending: boolean;
}

interface DataGridProps<Item> {
  /** Name for those who hear it. */
  readonly label: string;
  /** Every column there is; `shown` says which of them are seen, from left to right. */
  readonly columns: readonly GridColumn<Item>[];
  readonly shown: readonly string[];
  /** CSS pixels. */
  readonly rowHeight: number;
  readonly headHeight: number;
  /** Rows there are; only those in sight are asked for. */
  readonly count: number;
  slice(from: number, to: number): readonly Item[];
  idOf(item: Item): string;
  /** Changes whenever a row must be drawn anew. */
  stampOf(item: Item): string;
  readonly sort: GridSort;
  onSort(column: string): void;
  /** The row the keys are at; −1 for none. It stays in the page wherever one scrolls. */
  readonly active: number;
  /** Who that is, wherever its row moves. */
  readonly activeId: string | null;
  /** The row whose details are open. */
  readonly selected: string | null;
  onMove(row: number): void;
  /** @param isByKey whoever came by the keyboard goes on in what opens */
  onOpen(row: number, isByKey: boolean): void;
  readonly grid: RefObject<HTMLDivElement | null>;
}

/** Rows beyond those in sight. */
const OVERSCAN = 6;
/** The virtualiser walks over all rows when their number changes: it is told of steps, and rows beyond the last are left out. */
const COUNT_STEP = 1_024;

/**
 * A grid of any number of rows of which only those in sight are in the page. Rows come in order; the keys move one row at a time and the focus stays on the grid
 * itself, so that it survives rows that move or leave.
 */
export function DataGrid<Item extends RowData>(props: DataGridProps<Item>) {
  const { label, columns, shown, rowHeight, headHeight, count, slice, idOf, active, activeId, grid, sort, selected } =
    props;
  const virtualizer = useVirtualizer({
    count: Math.ceil(count / COUNT_STEP) * COUNT_STEP,
    getScrollElement: () => grid.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    scrollPaddingEnd: headHeight,
    useFlushSync: false,
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range);
      return active < 0 || inSight.includes(active) ? inSight : [...inSight, active].sort((a, b) => a - b);
    },
  });
  const latest = useRef(active);
  useEffect(() => {
    latest.current = active;
  });
  // Once for each row that is looked at: one that moves by itself later does not drag the view along.
  useEffect(() => {
    const { current: row } = latest;
    if (activeId !== null && row >= 0) virtualizer.scrollToIndex(row, { align: "auto" });
  }, [virtualizer, activeId]);

  const places = virtualizer
    .getVirtualItems()
    .map(({ index }) => index)
    .filter((index) => index < count);
  const data = itemsAt(places, slice);
  const defs = useMemo(() => columnDefs(columns), [columns]);
  const table = useTable<GridFeatures, Item>({
    features: GRID_FEATURES,
    columns: defs,
    data,
    getRowId: idOf,
    manualSorting: true,
    state: {
      columnOrder: [...shown],
      columnVisibility: Object.fromEntries(columns.map(({ id }) => [id, shown.includes(id)])),
      sorting: [{ id: sort.column, desc: sort.isDescending }],
    },
  });
  const byId = new Map(columns.map((column) => [column.id, column]));
  const template = shown.map((id) => byId.get(id)?.width ?? "0").join(" ");

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    if ((event.key === "Enter" || event.key === " ") && active >= 0) {
      event.preventDefault();
      props.onOpen(active, true);
      return;
    }
    const page = Math.floor(((grid.current?.clientHeight ?? 0) - headHeight) / rowHeight);
    const row = rowAfterKey(event.key, active, count, page);
    if (row === null) return;
    event.preventDefault();
    props.onMove(row);
  };

  return (
    <div
      ref={grid}
      className="data-grid"
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-colcount={shown.length}
      aria-activedescendant={active >= 0 && active < count ? rowElementId(active) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      style={{ "--grid-columns": template, "--grid-row": `${rowHeight}px` } as CSSProperties}
    >
      {table.getHeaderGroups().map((group) => (
        <div key={group.id} className="data-grid__head" role="row" aria-rowindex={1} tabIndex={-1}>
          {group.headers.map(({ id, column }) => (
            <HeadCell key={id} column={column} own={byId.get(id)} onSort={props.onSort} />
          ))}
        </div>
      ))}
      <div className="data-grid__body" role="rowgroup" style={{ height: `${count * rowHeight}px` }}>
        {table.getRowModel().rows.map((row, at) => {
          const place = places[at] ?? 0;
          return (
            <GridRow
              key={row.id}
              row={row}
              place={place}
              rowHeight={rowHeight}
              stamp={`${props.stampOf(row.original)} ${template}`}
              columns={columns}
              isActive={place === active}
              isSelected={row.id === selected}
              onOpen={props.onOpen}
            />
          );
        })}
      </div>
    </div>
  );
}

interface GridRowProps<Item extends RowData> {
  readonly row: Row<GridFeatures, Item>;
  readonly place: number;
  readonly rowHeight: number;
  readonly stamp: string;
  readonly columns: readonly GridColumn<Item>[];
  readonly isActive: boolean;
  readonly isSelected: boolean;
  onOpen(row: number, isByKey: boolean): void;
}

const GridRow = memo(PlainRow, (before, after) => {
  const keys = ["place", "rowHeight", "stamp", "columns", "isActive", "isSelected", "onOpen"] as const;
  return keys.every((key) => before[key] === after[key]) && before.row.original === after.row.original;
}) as typeof PlainRow;

function PlainRow<Item extends RowData>({
  row,
  place,
  rowHeight,
  columns,
  isActive,
  isSelected,
  onOpen,
}: GridRowProps<Item>) {
  const ends = new Set(columns.filter(({ isEnd }) => isEnd).map(({ id }) => id));
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys
    <div
      id={rowElementId(place)}
      className="data-grid__row"
      role="row"
      aria-rowindex={place + 2}
      aria-selected={isSelected}
      data-active={isActive}
      data-row={row.id}
      style={{ top: `${place * rowHeight}px` }}
      onClick={() => onOpen(place, false)}
    >
      {row.getVisibleCells().map((cell, at) => (
        <div
          key={cell.id}
          className="data-grid__cell"
          role="gridcell"
          aria-colindex={at + 1}
          data-column={cell.column.id}
          data-end={ends.has(cell.column.id)}
        >
          <FlexRender cell={cell} />
        </div>
      ))}
    </div>
  );
}

function rowElementId(place: number): string {
  return `grid-row-${place}`;
}

function columnDefs<Item extends RowData>(columns: readonly GridColumn<Item>[]) {
  const helper = createColumnHelper<GridFeatures, Item>();
  return columns.map((column) =>
    helper.display({ id: column.id, header: column.title, cell: ({ row }) => column.cell(row.original) }),
  );
}

/** The items at these places, which rise; nearly all follow each other. */
function itemsAt<Item>(
  places: readonly number[],
  slice: (from: number, to: number) => readonly Item[],
): readonly Item[] {
  const items: Item[] = [];
  let start = 0;
  while (start < places.length) {
    let end = start + 1;
    while (end < places.length && places[end] === (places[end - 1] ?? 0) + 1) end += 1;
    const from = places[start] ?? 0;
    items.push(...slice(from, from + (end - start)));
    start = end;
  }
  return items;
}
