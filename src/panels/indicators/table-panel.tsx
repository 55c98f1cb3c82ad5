import "./indicators.css";
import type { IndicatorRecord } from "../../domain/indicator.ts";
import { SECOND } from "../../shared/units.ts";
import { useBeat } from "../beat.ts";
import { formatPercent } from "../economy/economy-numbers.ts";
import { Figure } from "../figure.tsx";
import { PanelFrame } from "../panel-frame/panel-frame.tsx";
import { hintOf, nameOf, periodOf, readableOf, regionName, signed, withUnit } from "./describe-indicator.ts";
import { StatusMark } from "./status-mark.tsx";

/** 全部指标: every published figure, each period of it, with its source. For a desk; a wall has no room for it. */
export function IndicatorTablePanel() {
  const cockpit = useBeat(SECOND);
  const { store, text, freshness } = cockpit;
  const records = [...store.indicators.values()].sort(inOrder);
  return (
    <PanelFrame
      className="indicator-table"
      title={text("indicators.table")}
      unit={text("indicators.table.unit", { n: records.length })}
      {...(records.length === 0 && freshness !== "loading"
        ? { state: { kind: "empty", message: text("economy.empty") } }
        : {})}
    >
      <table className="indicator-table__table">
        <thead>
          <tr>
            {["region", "indicator", "value", "period", "yoy", "target", "source"].map((column) => (
              <th key={column} scope="col">
                {text(`indicators.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {records.map((record) => {
            const id = `indicator.${record.region}.${record.indicator}@${record.periodFrom}..${record.periodTo}`;
            const hint = hintOf(record, cockpit);
            return (
              <tr key={id} title={hint}>
                <td>{regionName(record.region, cockpit)}</td>
                <th scope="row">
                  {nameOf(record, cockpit)}
                  <StatusMark record={record} cockpit={cockpit} />
                </th>
                <td>
                  <Figure id={`${id}.value`} value={record.value} hint={hint}>
                    {withUnit(readableOf(record, cockpit))}
                  </Figure>
                </td>
                <td>{periodOf(record, cockpit)}</td>
                <td>
                  <Figure id={`${id}.yoy`} value={record.yoyPercent} hint={hint}>
                    {record.yoyPercent === null ? text("economy.unpublished") : `${signed(record.yoyPercent)}%`}
                  </Figure>
                </td>
                <td>
                  <Figure id={`${id}.target`} value={record.targetCompletionPercent} hint={hint}>
                    {record.targetCompletionPercent === null
                      ? text("economy.unpublished")
                      : `${formatPercent(record.targetCompletionPercent)}%`}
                  </Figure>
                </td>
                <td>{record.source}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </PanelFrame>
  );
}

/** By group, region and indicator, newest period first. */
function inOrder(one: IndicatorRecord, other: IndicatorRecord): number {
  const key = (record: IndicatorRecord): string => `${record.group}/${record.region}/${record.indicator}`;
  if (key(one) !== key(other)) return key(one) < key(other) ? -1 : 1;
  return one.periodTo < other.periodTo ? 1 : -1;
}
