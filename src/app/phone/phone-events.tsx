import "../../panels/incident-table/incident-table.css";
import "./phone-events.css";
import { useRef, useState } from "react";
import type { Incident } from "../../domain/incident.ts";
import { formatCount } from "../../shared/format-number.ts";
import { SECOND } from "../../shared/units.ts";
import { useBeat } from "../../panels/beat.ts";
import type { Cockpit } from "../../panels/cockpit.ts";
import { IncidentDrawer } from "../../panels/incident-drawer/incident-drawer.tsx";
import { nameOf, regionsOf, stageWord } from "../../panels/incident-table/incident-words.ts";
import { LeftCell, RingCell } from "../../panels/incident-table/left-cell.tsx";
import { NoRows } from "../../panels/incident-table/no-rows.tsx";
import { StateSwitch } from "../../panels/incident-table/state-switch.tsx";
import { TableSearch } from "../../panels/incident-table/table-search.tsx";
import { useIncidentIndex } from "../../panels/incident-table/use-incident-index.ts";
import { useReadings } from "../../panels/incident-table/use-readings.ts";

/** Rows at first, and more with each press: nobody reads a thousand on a phone. */
const PAGE = 40;

/** 事件 on a phone: the table's rows under its search, what is tapped over them. Search and states stand where the thumb is. */
export function PhoneEvents() {
  const cockpit = useBeat(SECOND);
  const { table, setTable, whole, spotlight, setSpotlight, text } = cockpit;
  const { index } = useIncidentIndex(cockpit, table, useReadings(table));
  const [shown, setShown] = useState(PAGE);
  const list = useRef<HTMLOListElement>(null);
  const rows = index?.slice(0, shown) ?? [];
  const rest = (index?.size ?? 0) - rows.length;
  const open = spotlight === null ? undefined : whole.store.incidents.get(spotlight);
  const leaf = (step: 1 | -1): void => {
    const next = rows[rows.findIndex(({ id }) => id === spotlight) + step];
    if (next !== undefined) setSpotlight(next.id);
  };
  const search = (query: Partial<typeof table.query>): void => {
    setShown(PAGE);
    setTable({ ...table, query: { ...table.query, ...query } });
  };
  if (open !== undefined)
    return (
      <div className="phone-events">
        <IncidentDrawer incident={open} cockpit={cockpit} onLeaf={leaf} onClose={() => setSpotlight(null)} />
      </div>
    );
  return (
    <div className="phone-events">
      <ol ref={list} className="phone-events__rows" tabIndex={-1} aria-label={text("table.label")}>
        {rows.map((incident) => (
          <Row key={incident.id} incident={incident} cockpit={cockpit} />
        ))}
        {rows.length === 0 && (
          <li className="phone-events__none">
            <NoRows cockpit={cockpit} isLoading={index === null || cockpit.freshness === "loading"} />
          </li>
        )}
        {rest > 0 && (
          <li>
            <button type="button" className="phone-events__more" onClick={() => setShown(shown + PAGE)}>
              {text("panel.more", { n: formatCount(rest) })}
            </button>
          </li>
        )}
      </ol>
      <div className="phone-events__tools">
        <StateSwitch cockpit={cockpit} onChoose={(states) => search({ states })} />
        <TableSearch text={table.query.text} onChange={(words) => search({ text: words })} grid={list} />
      </div>
    </div>
  );
}

function Row({ incident, cockpit }: { readonly incident: Incident; readonly cockpit: Cockpit }) {
  const { profile, language, setSpotlight } = cockpit;
  const region = nameOf(regionsOf(profile), incident.region, language);
  return (
    <li className="phone-events__row">
      <button type="button" onClick={() => setSpotlight(incident.id)}>
        <RingCell incident={incident} />
        <span className="phone-events__title">{incident.title}</span>
        <LeftCell incident={incident} />
        <span className="phone-events__where">
          {region} · {stageWord(incident, cockpit)}
        </span>
      </button>
    </li>
  );
}
