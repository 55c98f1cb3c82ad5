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
import { StatusMark } from "./status-mark.tsx";

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
  const known = years.flatMap(({ year }) => year ?? []);
  const [year] = new Set(known.map(({ record }) => record.periodTo.slice(0, 4)));
  const isOneYear = year !== undefined && known.every(({ record }) => record.periodTo.startsWith(year));
  const isAllSimulated = known.length > 0 && known.every(({ isSimulated }) => isSimulated);
  const said = [
    ...(isOneYear ? [text("indicators.cumulative.year", { year })] : []),
    ...(isAllSimulated ? [text("indicators.cumulative.simulated")] : []),
  ];
  return (
    <PanelFrame
      className="cumulative"
      title={title}
      unit={text("indicators.cumulative.unit")}
      asOf={said.length > 0 ? said.join(" · ") : undefined}
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
              <Chart
                id={`indicator.${key}`}
                year={year}
                saysPeriod={!isOneYear}
                saysSimulated={year.isSimulated && !isAllSimulated}
                cockpit={cockpit}
              />
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
  /** The panel's head does not say it for all of them. */
  readonly saysPeriod: boolean;
  readonly saysSimulated: boolean;
  readonly cockpit: Cockpit;
}

function Chart({ id, year, saysPeriod, saysSimulated, cockpit }: ChartProps) {
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
  const hint = hintOf(record, cockpit);
  const period = saysPeriod ? [periodOf(record, cockpit)] : [];
  const simulated = saysSimulated ? [text("panel.simulated")] : [];
  return (
    <>
      <header className="cumulative__head" title={hint}>
        <h3 className="cumulative__name">{name}</h3>
        <span className="cumulative__unit">{[unit, ...period, ...simulated].join(" · ")}</span>
        <StatusMark record={record} cockpit={cockpit} />
        <ChangeMark className="cumulative__change" id={id} record={record} cockpit={cockpit} />
      </header>
      <Figure className="cumulative__figure" id={`${id}.value`} value={record.value} hint={hint}>
        <ChartSurface option={option} label={`${name} ${value} ${unit}, ${periodOf(record, cockpit)}`} />
      </Figure>
    </>
  );
}
