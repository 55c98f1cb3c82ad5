import "./response.css";
import { useMemo } from "react";
import { isKnownWhole } from "../../derive/known-since.ts";
import { formatDecimal } from "../../shared/format-number.ts";
import { type DurationMs, MINUTE, SECOND } from "../../shared/units.ts";
import { ChartSurface } from "../../surfaces/chart/chart.tsx";
import { useChartTokens } from "../../surfaces/chart/tokens.ts";
import { useBeat } from "../beat.ts";
import type { Cockpit } from "../cockpit.ts";
import { Figure } from "../figure.tsx";
import { TrendTriangle } from "../glyphs/trend-triangle.tsx";
import { PanelFrame } from "../panel-frame/panel-frame.tsx";
import { ResponseHours } from "./response-hours.tsx";
import { responseOption } from "./response-option.ts";

/** The curve moves by the hour; so often its running hour is drawn anew. */
const REDRAW = 10 * SECOND;

/** 平均响应: report to arrival, mean of the last 24 hours in minutes, against the day before. */
export function ResponsePanel() {
  const { derived, now, profile, connection, freshness, text } = useBeat(SECOND);
  const mean = derived.meanResponse("24h");
  const isBeforeKnown = isKnownWhole("previousDay", connection.knownSince, { now, profile });
  const before = isBeforeKnown ? derived.meanResponsePreviousDay() : null;
  return (
    <PanelFrame
      className="response"
      title={text("response.title")}
      span="24h"
      asOf={<Change mean={mean} before={before} text={text} />}
      {...(mean === null ? { state: { kind: "empty" } } : {})}
    >
      <Figure className="response__mean" id="response.mean@24h" value={mean}>
        {formatDecimal(mean === null ? null : mean / MINUTE, 1)}
        <small>{text("unit.minute")}</small>
      </Figure>
      {/* Empty, the message stands in the curve's place: the panel has no line to spare below. */}
      {mean === null && freshness === "live" ? <p className="panel__message">{text("response.empty")}</p> : <Curve />}
    </PanelFrame>
  );
}

function Curve() {
  const { derived, form, text } = useBeat(REDRAW);
  const tokens = useChartTokens();
  const { current, previous } = derived.responseByHour();
  const key = JSON.stringify([current, previous]);
  // The curve is compared by what it shows: derivations may hand out a new array for the same hours.
  const option = useMemo(() => {
    const [now, before]: readonly (readonly (DurationMs | null)[])[] = JSON.parse(key);
    return responseOption(now ?? [], before ?? [], tokens);
  }, [key, tokens]);
  return (
    <div className="response__curve">
      <ChartSurface className="response__chart" option={option} label={text("response.chart")} />
      {form === "desk" && <ResponseHours means={current} />}
    </div>
  );
}

interface ChangeProps {
  readonly mean: DurationMs | null;
  readonly before: DurationMs | null;
  readonly text: Cockpit["text"];
}

/** Shorter is good. A change that prints as 0.0 is none. */
function Change({ mean, before, text }: ChangeProps) {
  if (mean === null || before === null) return <>{text("response.dashed")}</>;
  const change = (mean - before) / MINUTE;
  const size = formatDecimal(Math.abs(change), 1);
  const isFlat = size === "0.0";
  return (
    <span className="response__change">
      {text("gauges.change")}{" "}
      <span className={`glyph--${isFlat ? "flat" : change < 0 ? "good" : "bad"}`}>
        {!isFlat && <TrendTriangle direction={change < 0 ? "down" : "up"} tone={change < 0 ? "good" : "bad"} />} {size}{" "}
        {text("unit.minute")}
      </span>
      {" · "}
      {text("response.dashed")}
    </span>
  );
}
