import { useMemo } from "react";
import type { StageLimit } from "../../domain/mechanism.ts";
import { formatElapsed } from "../../shared/format-duration.ts";
import { formatWeekday } from "../../shared/format-instant.ts";
import { formatCount, formatDecimal, formatShare } from "../../shared/format-number.ts";
import { ChartSurface } from "../../surfaces/chart/chart.tsx";
import { useChartTokens } from "../../surfaces/chart/tokens.ts";
import type { Cockpit } from "../cockpit.ts";
import { Figure } from "../figure.tsx";
import { formatLimit } from "../format.ts";
import { TrendTriangle } from "../glyphs/trend-triangle.tsx";
import { distributionOption } from "./distribution-option.ts";
import { type GaugeView, type ShareChange, targetWord } from "./gauge-view.ts";

interface StageGaugeProps {
  readonly mechanism: string;
  readonly limit: StageLimit;
  readonly view: GaugeView;
  readonly now: Cockpit["now"];
  readonly zone: string;
  readonly language: Cockpit["language"];
  readonly text: Cockpit["text"];
}

/** One stage: the share that kept its limit, and how the durations spread around the limit. */
export function StageGauge({ mechanism, limit, view, now, zone, language, text }: StageGaugeProps) {
  const figure = `stage.${mechanism}.${view.stage}`;
  const name = limit.name[language];
  const label = text("gauges.chart", { stage: name, median: formatElapsed(view.median), p90: formatElapsed(view.p90) });
  return (
    <li className="gauge">
      <p className="gauge__head">
        <span className="gauge__stage">{name}</span>
        {view.limit !== null && <span className="gauge__limit">≤ {formatLimit(view.limit, text)}</span>}
        {view.isAssumed && <span className="gauge__assumed">{text("gauges.assumed")}</span>}
        <Target view={view} text={text} />
        {view.yesterday !== null && (
          <Change
            change={view.yesterday}
            label={text("gauges.change")}
            title={text("gauges.yesterday.of", changeNumbers(view.yesterday))}
          />
        )}
      </p>
      <Figure
        className={view.meetsTarget === false ? "gauge__share gauge__share--below" : "gauge__share"}
        id={`${figure}.share@24h`}
        value={view.share}
      >
        {formatShare(view.share)}
        {view.share !== null && <small>%</small>}
      </Figure>
      <Note view={view} now={now} zone={zone} language={language} text={text} />
      <Distribution view={view} label={label} />
      <p className="gauge__foot">
        <span>
          <i>▲</i> {text("gauges.median")}{" "}
          <Figure id={`${figure}.median@24h`} value={view.median}>
            {formatElapsed(view.median)}
          </Figure>
        </span>
        <span>
          <i>△</i> p90{" "}
          <Figure id={`${figure}.p90@24h`} value={view.p90}>
            {formatElapsed(view.p90)}
          </Figure>
        </span>
        <span>
          n{" "}
          <Figure id={`${figure}.decided@24h`} value={view.decided}>
            {formatCount(view.decided)}
          </Figure>
        </span>
      </p>
    </li>
  );
}

function Target({ view, text }: Pick<StageGaugeProps, "view" | "text">) {
  if (view.target === null) return null;
  const target = text(targetWord(view), {
    target: formatShare(view.target, Number.isInteger(Math.round(view.target * 1_000) / 10) ? 0 : 1),
  });
  if (view.meetsTarget === null) return <span className="gauge__target">{target}</span>;
  return view.meetsTarget ? (
    <span className="gauge__target">
      <svg className="glyph glyph--ok" viewBox="0 0 16 16" strokeWidth="3" aria-hidden="true">
        <circle cx="8" cy="8" r="5.5" />
      </svg>{" "}
      {target}
    </span>
  ) : (
    <span className="gauge__target gauge__target--below">
      <TrendTriangle direction="up" tone="warn" /> {target}
    </span>
  );
}

/** Under the number: the interval of a small sample, and the same weekday last week. */
function Note({ view, now, zone, language, text }: Omit<StageGaugeProps, "mechanism" | "limit">) {
  const { interval, lastWeek } = view;
  const weekday = formatWeekday(now, zone, language);
  return (
    <p className="gauge__note">
      {interval !== null && (
        <span title={text("gauges.interval.of")}>
          {text("gauges.interval", { low: formatShare(interval[0], 0), high: formatShare(interval[1], 0) })}
        </span>
      )}
      {lastWeek !== null && (
        <Change
          change={lastWeek}
          label={text("gauges.lastWeek", { weekday })}
          title={text("gauges.lastWeek.of", { weekday, ...changeNumbers(lastWeek) })}
        />
      )}
    </p>
  );
}

interface ChangeProps {
  readonly change: ShareChange;
  readonly label: string;
  /** Both shares with their samples. */
  readonly title: string;
}

/** Points against an earlier day; a change that prints as 0.0 is none. */
function Change({ change: { points }, label, title }: ChangeProps) {
  const size = formatDecimal(Math.abs(points), 1);
  const isFlat = size === "0.0";
  return (
    <span className={`gauge__change glyph--${isFlat ? "flat" : points > 0 ? "good" : "bad"}`} title={title}>
      <small>{label}</small>{" "}
      {!isFlat && <TrendTriangle direction={points > 0 ? "up" : "down"} tone={points > 0 ? "good" : "bad"} />} {size}
    </span>
  );
}

function changeNumbers({ today, before, n, m }: ShareChange): Readonly<Record<string, string>> {
  return { today: formatShare(today), before: formatShare(before), n: formatCount(n), m: formatCount(m) };
}

function Distribution({ view, label }: { readonly view: GaugeView; readonly label: string }) {
  const tokens = useChartTokens();
  const { median, p90 } = view;
  // The bins are the same array until one of them changes; what holds them is made anew each time.
  const { bins, limit } = view.distribution;
  const option = useMemo(
    () => distributionOption({ distribution: { bins, limit }, median, p90 }, tokens),
    [bins, limit, median, p90, tokens],
  );
  return <ChartSurface className="gauge__chart" option={option} label={label} />;
}
