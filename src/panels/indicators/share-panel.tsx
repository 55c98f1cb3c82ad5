import "./indicators.css";
import { SECOND } from "../../shared/units.ts";
import { useBeat } from "../beat.ts";
import { formatPercent } from "../economy/economy-numbers.ts";
import { Figure } from "../figure.tsx";
import { PanelFrame } from "../panel-frame/panel-frame.tsx";
import type { PanelProps } from "../panel-props.ts";
import { hintOf, latestRecord, nameOf, periodOf, readableOf, unpublishedName } from "./describe-indicator.ts";
import { readOptions, shareOptions } from "./panel-options.ts";
import { StatusMark } from "./status-mark.tsx";

const SQUARES = 100;
const PER_ROW = 25;

/** A share as a hundred squares: one is one per cent. */
export function IndicatorSharePanel({ options }: PanelProps) {
  const cockpit = useBeat(SECOND);
  const { store, text, language } = cockpit;
  const read = readOptions(shareOptions, options);
  if ("fault" in read)
    return <PanelFrame title={text("indicators.share")} state={{ kind: "error", message: read.fault }} />;
  const { title, unit, share, beside } = read.options;
  const record = latestRecord(store.indicators, share.region, share.indicator);
  const percent = record?.value ?? null;
  const hint = record === null ? undefined : hintOf(record, cockpit);
  return (
    <PanelFrame
      className="share"
      title={title[language]}
      unit={unit[language]}
      asOf={record === null ? undefined : periodOf(record, cockpit)}
      rows={3}
    >
      <div className="share__line">
        <p className="share__whole" title={hint}>
          <Figure
            className={percent === null ? "share__value share__value--none" : "share__value"}
            id={`indicator.${share.region}.${share.indicator}.value`}
            value={percent}
            hint={hint}
          >
            {percent === null ? text("economy.unpublished") : formatPercent(percent)}
          </Figure>
          {percent !== null && <span className="share__percent">%</span>}
          <span className="share__name">
            {record === null ? unpublishedName(share.indicator, cockpit) : nameOf(record, cockpit)}
            {record !== null && <StatusMark record={record} cockpit={cockpit} />}
          </span>
        </p>
        <p className="share__beside">
          {beside.map(({ region, indicator }) => {
            const fact = latestRecord(store.indicators, region, indicator);
            if (fact === null)
              return (
                <span key={`${region}.${indicator}`} className="share__fact">
                  {`${unpublishedName(indicator, cockpit)} ${text("economy.unpublished")}`}
                </span>
              );
            const { value, unit: words } = readableOf(fact, cockpit);
            return (
              <span key={`${region}.${indicator}`} className="share__fact" title={hintOf(fact, cockpit)}>
                {nameOf(fact, cockpit)}
                <Figure
                  className="share__number"
                  id={`indicator.${region}.${indicator}.value`}
                  value={fact.value}
                  hint={hintOf(fact, cockpit)}
                >
                  {value}
                </Figure>
                {words}
                <StatusMark record={fact} cockpit={cockpit} />
              </span>
            );
          })}
        </p>
      </div>
      <svg
        className="share__grid"
        viewBox={`0 0 ${PER_ROW * 10} ${(SQUARES / PER_ROW) * 10}`}
        preserveAspectRatio="xMinYMin"
        aria-hidden="true"
      >
        {Array.from({ length: SQUARES }, (_, index) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: squares are their places
            key={index}
            className={index < Math.round(percent ?? 0) ? "share__square share__square--on" : "share__square"}
            x={(index % PER_ROW) * 10}
            y={Math.floor(index / PER_ROW) * 10}
            width="8.4"
            height="8.4"
          />
        ))}
      </svg>
    </PanelFrame>
  );
}
