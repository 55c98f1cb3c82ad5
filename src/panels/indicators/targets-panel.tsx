import "./indicators.css";
import { elapsedShareOfYear } from "../../derive/indicators/period.ts";
import { SECOND } from "../../shared/units.ts";
import { useBeat } from "../beat.ts";
import { formatPercent } from "../economy/economy-numbers.ts";
import { Figure } from "../figure.tsx";
import { PanelFrame } from "../panel-frame/panel-frame.tsx";
import type { PanelProps } from "../panel-props.ts";
import {
  hintOf,
  latestRecord,
  nameOf,
  periodOf,
  regionName,
  readableOf,
  unpublishedName,
  withUnit,
} from "./describe-indicator.ts";
import { readOptions, targetsOptions } from "./panel-options.ts";
import { StatusMark } from "./status-mark.tsx";

/** The scale ends at twice the target. */
const SCALE = 200;

function lookOf(percent: number | null): string {
  if (percent === null) return " targets__percent--none";
  return percent >= 100 ? " targets__percent--reached" : "";
}

/** 目标完成: how much of its yearly target each figure reached, against the share of the year that went by. */
export function IndicatorTargetsPanel({ options }: PanelProps) {
  const cockpit = useBeat(SECOND);
  const { store, text } = cockpit;
  const read = readOptions(targetsOptions, options);
  const title = text("indicators.targets");
  if ("fault" in read) return <PanelFrame title={title} state={{ kind: "error", message: read.fault }} />;
  return (
    <PanelFrame
      className="targets"
      title={title}
      unit={text("indicators.targets.unit")}
      asOf={text("indicators.targets.elapsed")}
      rows={read.options.indicators.length}
    >
      <ul className="targets__rows">
        {read.options.indicators.map(({ region, indicator, measure }) => {
          const record = latestRecord(store.indicators, region, indicator);
          const key = `${region}.${indicator}`;
          const percent = measure === "target" ? (record?.targetCompletionPercent ?? null) : (record?.value ?? null);
          const elapsed = record === null ? null : elapsedShareOfYear(record) * 100;
          const isReached = percent !== null && percent >= 100;
          const hint =
            record === null || elapsed === null
              ? undefined
              : `${hintOf(record, cockpit)} · ${text("indicators.elapsed", { percent: formatPercent(Math.round(elapsed)) })}`;
          return (
            <li key={key} className="targets__row" title={hint}>
              <p className="targets__line">
                <span className="targets__name">
                  {record === null ? unpublishedName(indicator, cockpit) : nameOf(record, cockpit)}
                </span>
                <span className="targets__where">
                  {regionName(region, cockpit)}
                  {record !== null && ` · ${periodOf(record, cockpit)}`}
                </span>
                {record !== null && <StatusMark record={record} cockpit={cockpit} />}
                {measure === "target" && record !== null && record.value !== null && (
                  <Figure className="targets__value" id={`indicator.${key}.value`} value={record.value} hint={hint}>
                    {withUnit(readableOf(record, cockpit))}
                  </Figure>
                )}
                <Figure
                  className={`targets__percent${lookOf(percent)}`}
                  id={`indicator.${key}.${measure === "target" ? "target" : "value"}`}
                  value={percent}
                  hint={hint}
                >
                  {percent === null ? text("economy.unpublished") : `${formatPercent(percent)}%`}
                </Figure>
              </p>
              <div className="targets__track">
                {percent !== null && (
                  <>
                    <i
                      className={isReached ? "targets__bar targets__bar--reached" : "targets__bar"}
                      style={{ width: `${(Math.min(100, percent) / SCALE) * 100}%` }}
                    />
                    {percent > 100 && (
                      <i
                        className="targets__bar targets__bar--beyond"
                        style={{ left: "50%", width: `${(Math.min(SCALE, percent) - 100) / 2}%` }}
                      />
                    )}
                  </>
                )}
                {elapsed !== null && <i className="targets__elapsed" style={{ left: `${(elapsed / SCALE) * 100}%` }} />}
                <i className="targets__goal" />
              </div>
            </li>
          );
        })}
      </ul>
      <p className="targets__axis" aria-hidden="true">
        {[0, 50, 100, 150, 200].map((percent) => (
          <span key={percent}>{`${percent}%`}</span>
        ))}
      </p>
    </PanelFrame>
  );
}
