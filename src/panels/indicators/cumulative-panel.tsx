import "./indicators.css";
import { useMemo } from "react";
import { type CumulativeYear, cumulativeYear } from "../../derive/indicators/cumulative.ts";
import { SECOND } from "../../shared/units.ts";
import { ChartSurface } from "../../surfaces/chart/chart.tsx";
import { useChartTokens } from "../../surfaces/chart/tokens.ts";
import { useBeat } from "../beat.ts";
import type { Cockpit } from "../cockpit.ts";
import { Figure } from "../figure.tsx";
import { PanelFrame } from "../panel-frame/panel-frame.tsx";
import type { PanelProps } from "../panel-props.ts";
import { ChangeMark } from "./change-mark.tsx";
import { cumulativeOption } from "./cumulative-option.ts";
import { hintOf, nameOf, periodOf, readableOf, unpublishedName } from "./describe-indicator.ts";
import { cumulativeOptions, readOptions } from "./panel-options.ts";

/** 月度累计: each figure as its year accumulates, with last year's ghost. Months nobody published are filled in, and it says so. */
export function IndicatorCumulativePanel({ options }: PanelProps) {
  const cockpit = useBeat(SECOND);
  const { store, text } = cockpit;
  const read = readOptions(cumulativeOptions, options);
  const title = text("indicators.cumulative");
  if ("fault" in read) return <PanelFrame title={title} state={{ kind: "error", message: read.fault }} />;
  const records = [...store.indicators.values()];
  const years = read.options.indicators.map(({ region, indicator }) => ({
    key: `${region}.${indicator}`,
    indicator,
    year: cumulativeYear(records, region, indicator),
  }));
  return (
    <PanelFrame
      className="cumulative"
      title={title}
      unit={text("indicators.cumulative.unit")}
      asOf={years.some(({ year }) => year?.isSimulated) ? text("indicators.cumulative.simulated") : undefined}
      rows={3}
    >
      <ul className="cumulative__charts">
        {years.map(({ key, indicator, year }) => (
          <li key={key} className="cumulative__chart">
            {year === null ? (
              <>
                <h3 className="cumulative__name">{unpublishedName(indicator, cockpit)}</h3>
                <p className="cumulative__none">{text("economy.unpublished")}</p>
              </>
            ) : (
              <Chart id={`indicator.${key}`} year={year} cockpit={cockpit} />
            )}
          </li>
        ))}
      </ul>
    </PanelFrame>
  );
}

interface ChartProps {
  readonly id: string;
  readonly year: CumulativeYear;
  readonly cockpit: Cockpit;
}

function Chart({ id, year, cockpit }: ChartProps) {
  const { record } = year;
  const { text } = cockpit;
  const tokens = useChartTokens();
  const { value, unit } = readableOf(record, cockpit);
  // The records stay the same objects until something is published: the chart is drawn anew only then, or in another look.
  const drawn = JSON.stringify([year.points, year.before]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `drawn` stands for the year
  const option = useMemo(
    () =>
      cumulativeOption(year, tokens, {
        before: text("indicators.lastYear"),
        month: (month) => (month === 1 ? text("indicators.firstMonth") : String(month)),
        last: value,
      }),
    [drawn, tokens, text, value],
  );
  const name = nameOf(record, cockpit);
  return (
    <>
      <header className="cumulative__head" title={hintOf(record, cockpit)}>
        <h3 className="cumulative__name">{name}</h3>
        <span className="cumulative__unit">
          {unit} · {periodOf(record, cockpit)}
        </span>
        <ChangeMark className="cumulative__change" id={id} record={record} text={text} />
      </header>
      <Figure className="cumulative__figure" id={`${id}.value`} value={record.value}>
        <ChartSurface option={option} label={`${name} ${value} ${unit}, ${periodOf(record, cockpit)}`} />
      </Figure>
    </>
  );
}
