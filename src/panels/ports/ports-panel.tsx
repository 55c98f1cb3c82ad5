import "./ports.css";
import type { ReactNode } from "react";
import { toggleValue } from "../../domain/incident-filter.ts";
import { formatClock } from "../../shared/format-instant.ts";
import { formatCount, formatDecimal, MISSING } from "../../shared/format-number.ts";
import { SECOND } from "../../shared/units.ts";
import { Sparkline } from "../../surfaces/sparkline/sparkline.tsx";
import { useBeat } from "../beat.ts";
import { type Cockpit, useCockpit } from "../cockpit.ts";
import { QualityButton } from "../data-quality/quality-button.tsx";
import { Figure } from "../figure.tsx";
import { formatLength } from "../format.ts";
import { StateGlyph } from "../glyphs/state-glyph.tsx";
import { PanelFrame } from "../panel-frame/panel-frame.tsx";
import { countedAs, lostSince, type PortRow, portRows } from "./port-rows.ts";

/** 数据源端口: each source with its state, its last half hour, its rate and its lag. */
export function PortsPanel() {
  const cockpit = useBeat(SECOND);
  const { profile, form, freshness, text } = cockpit;
  const rows = portRows(cockpit);
  const counted = countedAs(rows);
  const live = rows.filter((row) => row.state === "live").length;
  return (
    <PanelFrame
      className="ports"
      rows={rows.length}
      title={text("ports.title")}
      unit={text(`ports.unit.${counted}`)}
      span="halfHour"
      asOf={freshness === "live" ? text("ports.live", { live, all: rows.length }) : unknownWords(cockpit)}
      aside={form === "desk" ? <QualityButton /> : undefined}
    >
      <ul className="ports__rows">
        {rows.map((row) => (
          <Row key={row.id} row={row} counted={counted} text={text}>
            {form === "desk" && row.id !== profile.indicatorPort ? <Choice row={row} /> : row.name}
          </Row>
        ))}
      </ul>
    </PanelFrame>
  );
}

interface RowProps {
  readonly row: PortRow;
  readonly counted: "rate" | "events";
  readonly text: Cockpit["text"];
  /** Its name. */
  readonly children: ReactNode;
}

/** The name of a source that brings incidents: pressed, the screen is cut to them. */
function Choice({ row }: { readonly row: PortRow }) {
  const { filter, setFilter, text } = useCockpit((cockpit) => cockpit);
  return (
    <button
      type="button"
      className="ports__choice"
      title={text("filter.choose", { what: row.name })}
      aria-pressed={filter.ports.includes(row.id)}
      onClick={() => setFilter(toggleValue(filter, "ports", row.id))}
    >
      {row.name}
    </button>
  );
}

function Row({ row, counted, text, children }: RowProps) {
  const count = counted === "rate" ? formatDecimal(row.rate, 1) : formatCount(row.events);
  return (
    <li className={`ports__row ports__row--${row.state}`}>
      <span className="ports__glyph" title={text(`ports.state.${row.state}`)}>
        <StateGlyph kind={row.state} />
      </span>
      <span className="ports__name">{children}</span>
      <Sparkline className="ports__spark" values={row.perMinute} />
      <Figure
        className="ports__rate"
        id={`port.${row.id}.${counted}`}
        value={row.state === "unknown" ? null : row[counted]}
      >
        {row.state === "live" || (row.state !== "unknown" && row[counted] > 0) ? count : MISSING}
      </Figure>
      <Figure className="ports__lag" id={`port.${row.id}.lag`} value={row.lag}>
        {lagWords(row, text)}
      </Figure>
    </li>
  );
}

/** Since when nothing is known of any port, and how many that are. */
function unknownWords(cockpit: Cockpit): string {
  const { profile, text } = cockpit;
  const since = lostSince(cockpit);
  const all = profile.ports.length;
  if (since === null) return text("ports.unknown", { all });
  return text("ports.unknown.since", { clock: formatClock(since, profile.zone), all });
}

/** The lag of a live port, the length of silence of another one. */
function lagWords(row: PortRow, text: Cockpit["text"]): string {
  if (row.state === "stale" || row.state === "down") {
    return row.silence === null
      ? text("ports.never")
      : text("ports.silent", { length: formatLength(row.silence, text) });
  }
  return row.lag === null ? MISSING : text("ports.lag", { seconds: formatDecimal(row.lag / SECOND, 1) });
}
