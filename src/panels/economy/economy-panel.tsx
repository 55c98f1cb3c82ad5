import "./economy.css";
import { MISSING } from "../../shared/format-number.ts";
import { SECOND } from "../../shared/units.ts";
import { useBeat } from "../beat.ts";
import type { Cockpit } from "../cockpit.ts";
import { Figure } from "../figure.tsx";
import { TrendTriangle } from "../glyphs/trend-triangle.tsx";
import { PanelFrame } from "../panel-frame/panel-frame.tsx";
import { formatIndicator, formatPercent } from "./economy-numbers.ts";
import { type EconomyChange, type EconomyRow, economyRows } from "./economy-rows.ts";

/** 经济: the profile's indicators with unit, period and change; what was not published says so. */
export function EconomyPanel() {
  const cockpit = useBeat(SECOND);
  const { store, profile, freshness, text } = cockpit;
  if (profile.economy.length === 0) return null;
  const rows = economyRows(store.indicators, profile, cockpit);
  const isEmpty = rows.every((row) => row.record === null) && freshness !== "loading";
  return (
    <PanelFrame
      className="economy"
      rows={rows.length}
      title={text("economy.title")}
      unit={text("economy.unit")}
      {...(isEmpty ? { state: { kind: "empty", message: text("economy.empty") } } : {})}
    >
      {!isEmpty && (
        <ul className="economy__rows">
          {rows.map((row) => (
            <Row key={row.key} row={row} text={text} />
          ))}
        </ul>
      )}
    </PanelFrame>
  );
}

function Row({ row, text }: { readonly row: EconomyRow; readonly text: Cockpit["text"] }) {
  const { key, name, record } = row;
  if (record === null) {
    return (
      <li className="economy__row">
        <span className="economy__name">{name}</span>
        <span className="economy__period" />
        <Figure className="economy__value" id={`indicator.${key}.value`} value={null}>
          {MISSING}
        </Figure>
        <span className="economy__unit" />
        <span className="economy__change">{text("economy.unpublished")}</span>
      </li>
    );
  }
  return (
    <li className="economy__row" title={`${name} · ${text("economy.source", { source: record.source })}`}>
      <span className="economy__name">{name}</span>
      {record.status !== "final" && <span className="economy__status">{text(`economy.status.${record.status}`)}</span>}
      <span className="economy__period">{record.period}</span>
      <Figure className="economy__value" id={`indicator.${key}.value`} value={record.value}>
        {formatIndicator(record.value, record.unit)}
      </Figure>
      <span className="economy__unit">{unitWords(record.unit, text)}</span>
      <Change change={record.change} id={`indicator.${key}`} text={text} />
    </li>
  );
}

interface ChangeProps {
  readonly change: EconomyChange;
  readonly id: string;
  readonly text: Cockpit["text"];
}

function Change({ change, id, text }: ChangeProps) {
  if (change.kind === "none") return <span className="economy__change">{text("economy.noYoy")}</span>;
  if (change.kind === "target") {
    return (
      <Figure className="economy__change" id={`${id}.target`} value={change.percent}>
        {text("economy.target", { percent: formatPercent(change.percent) })}
      </Figure>
    );
  }
  return (
    <Figure className={`economy__change economy__change--${change.tone}`} id={`${id}.yoy`} value={change.percent}>
      {change.direction !== "flat" && <TrendTriangle direction={change.direction} tone={change.tone} />}
      {change.direction === "flat" ? text("economy.flat") : `${formatPercent(change.percent)}%`}
    </Figure>
  );
}

/** The published unit in the viewer's words; a unit the language files do not know stands as published. */
function unitWords(unit: string, text: Cockpit["text"]): string {
  const key = `economy.units.${unit}`;
  const words = text(key);
  return words === key ? unit : words;
}
