import "./wall-table.css";
import { type CSSProperties, useMemo } from "react";
import { MAIN_COLUMNS, NO_QUERY } from "../../derive/table/incident-query.ts";
import { isFiltering } from "../../domain/incident-filter.ts";
import { formatClock } from "../../shared/format-instant.ts";
import { formatCount } from "../../shared/format-number.ts";
import { SECOND } from "../../shared/units.ts";
import { useBeat } from "../beat.ts";
import type { Cockpit } from "../cockpit.ts";
import { useWholeRows } from "../whole-rows.ts";
import { OldRows } from "./old-rows.tsx";
import { RING_COLUMN, tableColumns } from "./table-columns.tsx";
import type { TableView } from "./table-view.ts";
import { useIncidentIndex } from "./use-incident-index.ts";
import { wallPage } from "./wall-pages.ts";

/** Design pixels of a row, as in wall-table.css. */
const ROW = 48;
/** A wall's letters are larger than a desk's. */
const STRETCH = 1.26;
/** Those of a desk, and who holds it: nobody can open a drawer. */
const COLUMNS: readonly string[] = [RING_COLUMN, ...MAIN_COLUMNS.slice(0, -1), "holder", ...MAIN_COLUMNS.slice(-1)];

/** 事件 on a wall: what is in hand, the most urgent first, a page of whole rows at a time. Read only: there is no hand. */
export function WallTablePanel() {
  const cockpit = useBeat(SECOND);
  const { derived, predictions, profile, store, language, text, freshness, now, rate } = cockpit;
  const { box, room } = useWholeRows(ROW);
  const { index } = useIncidentIndex(cockpit, openOnly(cockpit.table), null);
  const columns = useMemo(() => {
    const all = tableColumns({ derived, predictions, profile, store, language, text }, STRETCH);
    return COLUMNS.flatMap((id) => all.find((column) => column.id === id) ?? []);
  }, [derived, predictions, profile, store, language, text]);
  const isLoading = freshness === "loading" || index === null;
  const count = isLoading ? 0 : index.size;
  const { page, pages } = wallPage(count, room, now, rate);
  const template = columns.map(({ width }) => width).join(" ");
  return (
    <main className="wall-table" data-freshness={freshness} style={{ "--grid-columns": template } as CSSProperties}>
      <table aria-label={text("table.label")}>
        <thead>
          <tr>
            {columns.map(({ id, title, isEnd }) => (
              <th key={id} scope="col" data-end={isEnd === true}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
      </table>
      <div className="wall-table__rows" ref={box} aria-busy={isLoading}>
        {count === 0 && <p className="wall-table__none">{text(isLoading ? "panel.loading" : noneKey(cockpit))}</p>}
        <table aria-label={text("table.label")}>
          <tbody>
            {(isLoading ? [] : index.slice(page * room, (page + 1) * room)).map((incident) => (
              <tr key={incident.id}>
                {columns.map(({ id, cell, isEnd }) => (
                  <td key={id} data-column={id} data-end={isEnd === true}>
                    {cell(incident)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <footer className="wall-table__foot">
        <span>
          {text("table.wall.page", {
            n: formatCount(isLoading ? null : count),
            page: formatCount(page + 1),
            pages: formatCount(pages),
          })}
        </span>
        <span>{text("table.order.left")}</span>
        <OldRows className="wall-table__old" cockpit={cockpit} />
        <span className="wall-table__as-of">
          {freshness === "disconnected" && "≈ "}
          {formatClock(now, profile.zone)}
        </span>
      </footer>
    </main>
  );
}

/** Nothing in hand is good news, and not that nothing was found. */
function noneKey({ table, filter }: Pick<Cockpit, "table" | "filter">): string {
  const isCut = isFiltering(filter) || JSON.stringify(table.query) !== JSON.stringify(NO_QUERY);
  return isCut ? "table.none" : "table.noneOpen";
}

/** The table of the address, of it what is in hand: closed ones are not worth a wall's turns. */
function openOnly(table: TableView): TableView {
  const { states } = table.query;
  return states.length > 0 ? table : { ...table, query: { ...table.query, states: ["open"] } };
}
