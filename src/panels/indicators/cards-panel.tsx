import "./indicators.css";
import { yearBefore } from "../../derive/indicators/year-before.ts";
import type { IndicatorRecord } from "../../domain/indicator.ts";
import { MISSING } from "../../shared/format-number.ts";
import { SECOND } from "../../shared/units.ts";
import { useBeat } from "../beat.ts";
import type { Cockpit } from "../cockpit.ts";
import { formatIndicator } from "../economy/economy-numbers.ts";
import { Figure } from "../figure.tsx";
import { PanelFrame } from "../panel-frame/panel-frame.tsx";
import type { PanelProps } from "../panel-props.ts";
import { ChangeMark } from "./change-mark.tsx";
import { hintOf, latestRecord, nameOf, periodOf, readableOf, unpublishedName } from "./describe-indicator.ts";
import { cardsOptions, readOptions } from "./panel-options.ts";
import { StatusMark } from "./status-mark.tsx";

/** The scene's top row: each figure with its period, change on a year before, and the completion of its target. */
export function IndicatorCardsPanel({ options }: PanelProps) {
  const cockpit = useBeat(SECOND);
  const read = readOptions(cardsOptions, options);
  if ("fault" in read)
    return <PanelFrame title={cockpit.text("indicators.cards")} state={{ kind: "error", message: read.fault }} />;
  return (
    <PanelFrame className="cards" title={cockpit.text("indicators.cards")}>
      {read.options.indicators.map(({ region, indicator }) => {
        const record = latestRecord(cockpit.store.indicators, region, indicator);
        const key = `${region}.${indicator}`;
        if (record !== null) return <Card key={key} id={`indicator.${key}`} record={record} cockpit={cockpit} />;
        return (
          <article key={key} className="card">
            <h3 className="card__name">{unpublishedName(indicator, cockpit)}</h3>
            <p className="card__line">
              <Figure className="card__value card__value--none" id={`indicator.${key}.value`} value={null}>
                {MISSING}
              </Figure>
            </p>
            <i className="card__none" aria-hidden="true" />
            <p className="card__foot">{cockpit.text("economy.unpublished")}</p>
          </article>
        );
      })}
    </PanelFrame>
  );
}

interface CardProps {
  readonly id: string;
  readonly record: IndicatorRecord;
  readonly cockpit: Cockpit;
}

function Card({ id, record, cockpit }: CardProps) {
  const { value, unit } = readableOf(record, cockpit);
  const hint = hintOf(record, cockpit);
  return (
    <article className="card" title={hint}>
      <header className="card__head">
        <h3 className="card__name">{nameOf(record, cockpit)}</h3>
        <span className="card__period">{periodOf(record, cockpit)}</span>
      </header>
      <p className="card__line">
        <Figure className={`card__value${lookOf(value, record)}`} id={`${id}.value`} value={record.value} hint={hint}>
          {value}
        </Figure>
        <span className="card__unit">{unit}</span>
        <ChangeMark className="card__change" id={id} record={record} cockpit={cockpit} />
      </p>
      <Bars record={record} cockpit={cockpit} />
      <StatusMark record={record} cockpit={cockpit} />
    </article>
  );
}

/** A long figure is smaller, so that its unit and change stay beside it; words are smaller than any. */
function lookOf(value: string, record: IndicatorRecord): string {
  if (record.value === null) return " card__value--none";
  return value.length > 6 ? " card__value--long" : "";
}

/** This period against the same a year before; else against the target; else the words that neither was published. */
function Bars({ record, cockpit }: Omit<CardProps, "id">) {
  const { text } = cockpit;
  const before = yearBefore(record.value, record.yoyPercent);
  if (before !== null && record.value !== null) {
    const longest = Math.max(before, record.value, Number.MIN_VALUE);
    return (
      <>
        <svg className="card__bars" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
          <rect className="card__bar" width={(record.value / longest) * 100} height="4" />
          <rect className="card__bar card__bar--before" y="5" width={(before / longest) * 100} height="3" />
        </svg>
        <p className="card__foot">
          {text("indicators.before", { value: formatIndicator(roundLike(before, record), record.unit) })}
        </p>
      </>
    );
  }
  const target = record.targetCompletionPercent;
  if (target !== null) {
    return (
      <>
        <svg className="card__bars" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
          <rect className="card__track" width="100" height="4" />
          <rect className="card__bar card__bar--target" width={Math.min(100, target)} height="4" />
          <rect className="card__mark" x="99.4" y="-1" width="0.6" height="7" />
        </svg>
        <p className="card__foot">{text(target >= 100 ? "indicators.targetReached" : "indicators.targetOpen")}</p>
      </>
    );
  }
  return (
    <>
      <i className="card__none" aria-hidden="true" />
      <p className="card__foot">{text("indicators.noYoy")}</p>
    </>
  );
}

/** A computed value has no more decimals than the published one it comes from. */
function roundLike(value: number, { value: published }: IndicatorRecord): number {
  const decimals = Math.min(4, Math.max(0, (String(published).split(".")[1] ?? "").length));
  return Number(value.toFixed(decimals));
}
