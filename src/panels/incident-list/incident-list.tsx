import "./incident-list.css";
import { useEffect, useRef } from "react";
import type { Selection } from "../../derive/derived.ts";
import { formatClock } from "../../shared/format-instant.ts";
import { formatCount } from "../../shared/format-number.ts";
import { SECOND } from "../../shared/units.ts";
import { useBeat } from "../beat.ts";
import { CloseButton } from "../close-button.tsx";
import { DeadlineRing } from "../glyphs/deadline-ring.tsx";
import { SupervisionBadge } from "../supervision/supervision-badge.tsx";
import { incidentRow, type IncidentRow } from "./incident-rows.ts";
import { selectionWords } from "./selection-words.ts";
import { sinceWords } from "../since-words.ts";

/** More than anybody reads; how many more there are is said. */
const MOST = 200;

interface IncidentListProps {
  readonly selection: Selection;
  /** Somebody wants to see this one. */
  onChoose(incident: string): void;
  onClose(): void;
  /** Opens the table of the same incidents; absent where there is none. */
  readonly onTable?: (() => void) | undefined;
}

/** The very incidents behind a figure, as they stand now; a click puts one into the spotlight. */
export function IncidentList({ selection, onChoose, onClose, onTable }: IncidentListProps) {
  const cockpit = useBeat(SECOND);
  const { derived, profile, now, spotlight, freshness, text } = cockpit;
  const close = useRef<HTMLButtonElement>(null);
  // Who came by keyboard goes on in the list; an address that opens with one takes no focus from anybody.
  useEffect(() => {
    if (document.activeElement !== document.body) close.current?.focus({ preventScroll: true });
  }, []);
  const incidents = freshness === "loading" ? [] : derived.select(selection);
  const rows = incidents.slice(0, MOST).map((incident) => incidentRow(incident, cockpit));
  const { title, window } = selectionWords(selection, cockpit);
  // What is open now may have been reported as long ago as the table reaches.
  const since = freshness === "loading" ? null : sinceWords("window" in selection ? selection.window : "all", cockpit);
  return (
    <section className="incident-list" aria-label={title} data-freshness={freshness}>
      <header className="incident-list__head">
        <h2>{title}</h2>
        <span className="incident-list__window">
          {window}
          {since !== null && ` · ${since}`}
        </span>
        <span className="incident-list__as-of">{formatClock(now, profile.zone)}</span>
        <CloseButton ref={close} label={text("list.close")} onClose={onClose} />
      </header>
      <p className="incident-list__count">
        <b>{formatCount(incidents.length)}</b> {text("list.incidents")}
        <small>{text(selection.kind === "deadline" ? "list.order.left" : "list.order.reported")}</small>
        {onTable !== undefined && (
          <button type="button" className="incident-list__table" onClick={onTable}>
            {text("table.open")}
          </button>
        )}
      </p>
      {rows.length === 0 && (
        <p className="incident-list__none">{text(freshness === "loading" ? "panel.loading" : "list.none")}</p>
      )}
      <ol className="incident-list__rows">
        {rows.map((row) => (
          <Row key={row.id} row={row} now={now} isOn={row.id === spotlight} onChoose={onChoose} />
        ))}
        {incidents.length > MOST && (
          <li className="incident-list__more">{text("panel.more", { n: formatCount(incidents.length - MOST) })}</li>
        )}
      </ol>
    </section>
  );
}

interface RowProps {
  readonly row: IncidentRow;
  readonly now: number;
  readonly isOn: boolean;
  onChoose(incident: string): void;
}

function Row({ row, now, isOn, onChoose }: RowProps) {
  return (
    <li className="incident-list__row" data-on={isOn}>
      <button type="button" className="incident-list__choice" onClick={() => onChoose(row.id)}>
        <DeadlineRing symbol={row.symbol} deadline={row.deadline} now={Math.floor(now / SECOND) * SECOND} />
        <span className="incident-list__title">
          <SupervisionBadge incident={row.incident} /> {row.title}
        </span>
        <span className="incident-list__detail">{row.detail}</span>
        <span className="incident-list__reported">{row.reported}</span>
        <span className="incident-list__id">{row.id}</span>
        <span className={`incident-list__state incident-list__state--${row.deadline.state}`}>{row.state}</span>
      </button>
    </li>
  );
}
