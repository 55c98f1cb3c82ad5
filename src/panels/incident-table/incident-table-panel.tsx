import "./incident-table.css";
import { useEffect, useMemo, useRef, useState } from "react";
import { MAIN_COLUMNS, SORT_COLUMNS } from "../../derive/table/incident-query.ts";
import type { Incident } from "../../domain/incident.ts";
import { formatCount } from "../../shared/format-number.ts";
import { SECOND } from "../../shared/units.ts";
import { DataGrid } from "../../surfaces/table/data-grid.tsx";
import { useBeat } from "../beat.ts";
import { StateGlyph } from "../glyphs/state-glyph.tsx";
import { IncidentDrawer } from "../incident-drawer/incident-drawer.tsx";
import { silenceNote } from "../sources/silence-words.ts";
import { useSilence } from "../sources/use-silence.ts";
import { NoRows } from "./no-rows.tsx";
import { OldRows } from "./old-rows.tsx";
import { RING_COLUMN, tableColumns } from "./table-columns.tsx";
import { TableTools } from "./table-tools.tsx";
import { useIncidentIndex } from "./use-incident-index.ts";
import { useReadings } from "./use-readings.ts";

/** Of DESIGN.md: rows 44, head 36. */
const ROW = 44;
const HEAD = 36;

/** 事件 on a desk: every incident of the window in a table, the open ones first, with the drawer of the one that is looked at. */
export function IncidentTablePanel() {
  const cockpit = useBeat(SECOND);
  const { derived, predictions, profile, store, language, text, freshness, spotlight, table } = cockpit;
  const grid = useRef<HTMLDivElement>(null);
  const readings = useReadings(table);
  const { index, isBusy } = useIncidentIndex(cockpit, table, readings);
  const [activeId, setActiveId] = useState<string | null>(spotlight);
  const lastPlace = useRef(-1);
  const drawer = useRef<HTMLElement>(null);
  // Whoever opens it by Enter reads on in it, once it is drawn; a click leaves the keys to the rows.
  const wantsDrawer = useRef(false);
  useEffect(() => {
    if (!wantsDrawer.current || drawer.current === null) return;
    wantsDrawer.current = false;
    drawer.current.focus({ preventScroll: true });
  });

  const columns = useMemo(
    () => tableColumns({ derived, predictions, profile, store, language, text }),
    [derived, predictions, profile, store, language, text],
  );
  const shown = [RING_COLUMN, ...(table.columns ?? MAIN_COLUMNS)];
  const active = placeOf(activeId);
  if (active >= 0) lastPlace.current = active;

  function placeOf(id: string | null): number {
    const incident = id === null ? undefined : store.incidents.get(id);
    return incident === undefined || index === null ? -1 : index.indexOf(incident);
  }
  const rowsAt = (from: number, to: number): readonly Incident[] => index?.slice(from, to) ?? [];
  const move = (place: number): void => {
    const [incident] = rowsAt(place, place + 1);
    if (incident === undefined) return;
    setActiveId(incident.id);
    // With the drawer open, the keys leaf through it.
    if (cockpit.spotlight !== null) cockpit.setSpotlight(incident.id);
  };
  const open = (place: number, isByKey: boolean): void => {
    const [incident] = rowsAt(place, place + 1);
    if (incident === undefined) return;
    setActiveId(incident.id);
    cockpit.setSpotlight(incident.id);
    if (incident.id === spotlight) drawer.current?.focus();
    else wantsDrawer.current = isByKey;
  };
  const sortBy = (id: string): void => {
    const column = SORT_COLUMNS.find((candidate) => candidate === id);
    if (column === undefined) return;
    const isDescending = table.order.column === column && !table.order.isDescending;
    cockpit.setTable({ ...cockpit.table, order: { column, isDescending } });
  };

  const note = silenceNote(useSilence(), cockpit);
  const focused = spotlight === null ? null : (cockpit.whole.store.incidents.get(spotlight) ?? null);
  const isDrawn = focused !== null;
  useEffect(() => {
    if (!isDrawn) return undefined;
    return () => {
      // A drawer that closed, however it did, leaves the focus it had to the rows.
      if (document.activeElement === document.body) grid.current?.focus({ preventScroll: true });
    };
  }, [isDrawn]);
  // None of what was asked for before says nothing of what is asked for now.
  const isLoading = freshness === "loading" || index === null || (isBusy && index.size === 0);
  const count = isLoading ? 0 : index.size;
  return (
    <main className="incident-table" data-drawer={focused !== null} data-freshness={freshness}>
      <TableTools index={isBusy ? null : index} cockpit={cockpit} grid={grid} />
      <div className="incident-table__rows" aria-busy={isLoading || isBusy}>
        <DataGrid
          grid={grid}
          label={text("table.label")}
          columns={columns}
          shown={shown}
          rowHeight={ROW}
          headHeight={HEAD}
          count={count}
          slice={rowsAt}
          idOf={({ id }) => id}
          stampOf={(incident) => {
            const { state, dueAt } = derived.deadlineOf(incident);
            // Every event changes it, one that comes late without a higher revision too.
            return `${store.eventsOf(incident.id).length} ${state} ${dueAt}`;
          }}
          sort={table.order}
          onSort={sortBy}
          active={active}
          activeId={activeId}
          selected={spotlight}
          onMove={move}
          onOpen={open}
        />
        {count === 0 && (
          <div className="incident-table__none">
            <NoRows cockpit={cockpit} isLoading={isLoading} />
          </div>
        )}
      </div>
      <footer className="incident-table__foot">
        <span aria-live="polite">
          {text("table.count", {
            n: formatCount(isLoading ? null : count),
            all: formatCount(freshness === "loading" ? null : cockpit.whole.store.incidents.size),
          })}
        </span>
        <span>{text(table.order.column === "left" ? "table.order.left" : "table.order.other")}</span>
        <OldRows className="incident-table__old" cockpit={cockpit} />
        {note !== null && (
          <span className="incident-table__silent">
            <StateGlyph kind="stale" /> {text("table.mayLack", { note })}
          </span>
        )}
      </footer>
      {focused !== null && !isLoading && (
        <IncidentDrawer
          drawer={drawer}
          incident={focused}
          cockpit={cockpit}
          onLeaf={(step) => {
            const from = active >= 0 ? active : lastPlace.current;
            move(Math.max(0, Math.min(count - 1, from + step)));
          }}
          onClose={() => cockpit.setSpotlight(null)}
        />
      )}
    </main>
  );
}
