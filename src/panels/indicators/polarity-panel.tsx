import "./indicators.css";
import type { IndicatorRecord } from "../../domain/indicator.ts";
import { SECOND } from "../../shared/units.ts";
import { useBeat } from "../beat.ts";
import type { Cockpit } from "../cockpit.ts";
import { formatPercent } from "../economy/economy-numbers.ts";
import { Figure } from "../figure.tsx";
import { PanelFrame } from "../panel-frame/panel-frame.tsx";
import type { PanelProps } from "../panel-props.ts";
import { hintOf, latestRecord, nameOf, periodOf, regionName, signed, unpublishedName } from "./describe-indicator.ts";
import { polarityOptions, readOptions } from "./panel-options.ts";
import { type PolarityRow, polarityRows, polarityScale } from "./polarity-rows.ts";
import { StatusMark } from "./status-mark.tsx";

/** 五升一降: changes of one region's figures on either side of zero. The side is up or down, the colour good or bad. */
export function IndicatorPolarityPanel({ options }: PanelProps) {
  const cockpit = useBeat(SECOND);
  const { store, text, language } = cockpit;
  const read = readOptions(polarityOptions, options);
  if ("fault" in read)
    return <PanelFrame title={text("indicators.polarity")} state={{ kind: "error", message: read.fault }} />;
  const { title, region, indicators } = read.options;
  const records = indicators.flatMap((indicator) => latestRecord(store.indicators, region, indicator) ?? []);
  const rows = polarityRows(records);
  const unpublished = indicators.filter((indicator) => !rows.some(({ record }) => record.indicator === indicator));
  const scale = polarityScale(rows);
  const place = (percent: number): number => ((percent - scale.from) / (scale.to - scale.from)) * 100;
  const [first] = rows;
  const hasBad = rows.some(({ tone }) => tone === "bad");
  const where = first === undefined ? "" : `${regionName(region, cockpit)} · ${periodOf(first.record, cockpit)}`;
  return (
    <PanelFrame
      className="polarity"
      title={title[language]}
      unit={text("indicators.polarity.unit")}
      asOf={where}
      rows={indicators.length}
      {...(rows.length === 0 && cockpit.freshness !== "loading"
        ? { state: { kind: "empty", message: text("economy.empty") } }
        : {})}
    >
      <div className="polarity__plot">
        <ul className="polarity__rows">
          {rows.map((row) => (
            <li key={row.record.indicator} className="polarity__row" title={hintOf(row.record, cockpit)}>
              <span className="polarity__name">
                {nameOf(row.record, cockpit)}
                <StatusMark record={row.record} cockpit={cockpit} />
              </span>
              <span className="polarity__lane">
                <Bar row={row} place={place} />
                <Figure
                  className={`polarity__value polarity__value--${row.basis}`}
                  id={`indicator.${region}.${row.record.indicator}.${row.basis}`}
                  value={row.basis === "yoy" ? row.record.yoyPercent : row.record.targetCompletionPercent}
                  hint={hintOf(row.record, cockpit)}
                >
                  <span style={{ left: `${place(Math.max(0, row.percent))}%` }}>
                    {row.basis === "yoy"
                      ? `${signed(row.percent)}%`
                      : text("indicators.beyondTarget", { percent: formatPercent(row.percent) })}
                    {row.percent < 0 && row.tone === "good" && (
                      <em className="polarity__note">{text("indicators.fallIsGood")}</em>
                    )}
                  </span>
                </Figure>
              </span>
            </li>
          ))}
          {unpublished.map((indicator) => (
            <li key={indicator} className="polarity__row">
              <span className="polarity__name">{nameIn(records, indicator, cockpit)}</span>
              <span className="polarity__lane">
                <span className="polarity__value">
                  <span style={{ left: `${place(0)}%` }}>{text("economy.unpublished")}</span>
                </span>
              </span>
            </li>
          ))}
        </ul>
        <div className="polarity__grid" aria-hidden="true">
          {scale.lines.map((line) => (
            <i
              key={line}
              className={`polarity__line${lineKind(line / scale.step)}`}
              style={{ left: `${place(line)}%` }}
            >
              <span>{line === 0 ? "0" : signed(line)}</span>
            </i>
          ))}
        </div>
      </div>
      {rows.length > 0 && (
        <p className="polarity__legend">
          <span className="polarity__key polarity__key--good">{text("indicators.good")}</span>
          <span className="polarity__key polarity__key--bad">
            {text(hasBad ? "indicators.bad" : "indicators.noneBad")}
          </span>
          <span>{text("indicators.reading")}</span>
        </p>
      )}
    </PanelFrame>
  );
}

/** What its record calls an indicator without a change and a target, else the profile. */
function nameIn(records: readonly IndicatorRecord[], indicator: string, cockpit: Cockpit): string {
  const record = records.find((each) => each.indicator === indicator);
  return record === undefined ? unpublishedName(indicator, cockpit) : nameOf(record, cockpit);
}

/** Every other line from zero gives up its words where they would stand too close. */
function lineKind(steps: number): string {
  if (steps === 0) return " polarity__line--zero";
  return steps % 2 === 0 ? "" : " polarity__line--between";
}

interface BarProps {
  readonly row: PolarityRow;
  /** Percent of the change → percent of the lane's width. */
  place(percent: number): number;
}

function Bar({ row, place }: BarProps) {
  const from = place(Math.min(0, row.percent));
  const width = place(Math.max(0, row.percent)) - from;
  const hatch = row.basis === "target" ? " polarity__bar--hatched" : "";
  return (
    <i
      className={`polarity__bar polarity__bar--${row.tone}${hatch}`}
      style={{ left: `${from}%`, width: `${width}%` }}
    />
  );
}
