import { type TideTotals, tideTotals } from "../../derive/tide-totals.ts";
import { formatCount } from "../../shared/format-number.ts";
import { SECOND } from "../../shared/units.ts";
import { useBeat } from "../beat.ts";
import type { Cockpit } from "../cockpit.ts";
import { Figure } from "../figure.tsx";
import { sinceWords } from "../since-words.ts";
import type { TideVariant } from "./tide-variants.ts";

interface TideHeadProps {
  readonly variant: TideVariant;
  /** Right-aligned: 演示, 已过期. */
  readonly notes: readonly string[];
}

/** The strip's head: title, window, and the key of the curves with the totals of the window. */
export function TideHead({ variant, notes }: TideHeadProps) {
  const cockpit = useBeat(SECOND);
  const { derived, now, freshness, text } = cockpit;
  const since = freshness === "loading" ? null : sinceWords("tide", cockpit);
  const hasTotals = (variant === "full" || variant === "desk") && freshness !== "loading";
  return (
    <header className="tide__head">
      <h2 className="tide__title">{text("tide.title")}</h2>
      <span className="tide__window">{text(variant === "full" ? "tide.window" : "tide.window.short")}</span>
      {since !== null && <span className="tide__since">{since}</span>}
      {hasTotals && <Totals totals={tideTotals(derived, now)} text={text} />}
      <span className="tide__notes">{notes.join(" · ")}</span>
    </header>
  );
}

function Totals({ totals, text }: { readonly totals: TideTotals; readonly text: Cockpit["text"] }) {
  return (
    <>
      <span className="tide__key">
        <svg viewBox="0 0 22 12" aria-hidden="true">
          <path className="tide__inflow-area" d="M0 5C4 0 8 0 11 3S18 7 22 3V12H0Z" />
          <path className="tide__inflow-line" d="M0 5C4 0 8 0 11 3S18 7 22 3" />
        </svg>
        {text("tide.inflow")}
        <Figure className="tide__total" id="tide.reported" value={totals.reported}>
          {formatCount(totals.reported)}
        </Figure>
      </span>
      <span className="tide__key">
        <svg viewBox="0 0 22 12" aria-hidden="true">
          <path className="tide__outflow-area" d="M0 0H22V8C18 12 14 12 11 9S4 6 0 9Z" />
          <path className="tide__outflow-line" d="M22 8C18 12 14 12 11 9S4 6 0 9" />
        </svg>
        {text("tide.outflow")}
        <Figure className="tide__total" id="tide.closed" value={totals.closed}>
          {formatCount(totals.closed)}
        </Figure>
      </span>
      <span className="tide__key tide__key--level">
        <svg viewBox="0 0 22 12" aria-hidden="true">
          <path className="tide__level-line" d="M0 6H22" />
        </svg>
        {text("tide.level")}
      </span>
      <span className="tide__key">
        <i className="tide__key-tick" />
        {text("tide.breaches")}
        <Figure id="tide.overruns" value={totals.overruns}>
          {formatCount(totals.overruns)}
        </Figure>
      </span>
    </>
  );
}
