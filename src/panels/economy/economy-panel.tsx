import "./economy.css";
import { MISSING } from "../../shared/format-number.ts";
import { SECOND } from "../../shared/units.ts";
import { useBeat } from "../beat.ts";
import type { Cockpit } from "../cockpit.ts";
import { Figure } from "../figure.tsx";
import { TrendTriangle } from "../glyphs/trend-triangle.tsx";
import { PanelFrame } from "../panel-frame/panel-frame.tsx";
import { hintOf, periodOf, readableOf } from "../indicators/describe-indicator.ts";
import { formatPercent } from "./economy-numbers.ts";
import { changeOf, type EconomyChange, type EconomyRow, economyRows } from "./economy-rows.ts";

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
            <Row key={row.key} row={row} cockpit={cockpit} />
          ))}
        </ul>
      )}
    </PanelFrame>
  );
}

function Row({ row, cockpit }: { readonly row: EconomyRow; readonly cockpit: Cockpit }) {
  const { key, name, record } = row;
  const { text } = cockpit;
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
  const { value, unit } = readableOf(record, cockpit);
  const hint = hintOf(record, cockpit);
  return (
    <li className="economy__row" title={hint}>
      <span className="economy__name">{name}</span>
      {record.status !== "final" && <span className="economy__status">{text(`economy.status.${record.status}`)}</span>}
      <span className="economy__period">{periodOf(record, cockpit)}</span>
      <Figure className="economy__value" id={`indicator.${key}.value`} value={record.value} hint={hint}>
        {record.value === null ? MISSING : value}
      </Figure>
      <span className="economy__unit">{unit}</span>
      <Change change={changeOf(record)} id={`indicator.${key}`} hint={hint} text={text} />
    </li>
  );
}

interface ChangeProps {
  readonly change: EconomyChange;
  readonly id: string;
  readonly hint: string;
  readonly text: Cockpit["text"];
}

function Change({ change, id, hint, text }: ChangeProps) {
  if (change.kind === "none") return <span className="economy__change">{text("economy.noYoy")}</span>;
  if (change.kind === "target") {
    return (
      <Figure className="economy__change" id={`${id}.target`} value={change.percent} hint={hint}>
        {text("economy.target", { percent: formatPercent(change.percent) })}
      </Figure>
    );
  }
  return (
    <Figure
      className={`economy__change economy__change--${change.tone}`}
      id={`${id}.yoy`}
      value={change.percent}
      hint={hint}
    >
      {change.direction !== "flat" && <TrendTriangle direction={change.direction} tone={change.tone} />}
      {change.direction === "flat" ? text("economy.flat") : `${formatPercent(change.percent)}%`}
    </Figure>
  );
}
