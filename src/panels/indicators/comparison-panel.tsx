import "./indicators.css";
import { compareRegions, type Comparison } from "../../derive/indicators/compare-regions.ts";
import { formatDecimal } from "../../shared/format-number.ts";
import { SECOND } from "../../shared/units.ts";
import { useBeat } from "../beat.ts";
import type { Cockpit } from "../cockpit.ts";
import { Figure } from "../figure.tsx";
import { PanelFrame } from "../panel-frame/panel-frame.tsx";
import type { PanelProps } from "../panel-props.ts";
import { hintOf, nameOf, periodOf, regionName, unitWords, unpublishedName } from "./describe-indicator.ts";
import { comparisonOptions, readOptions } from "./panel-options.ts";
import { StatusMark } from "./status-mark.tsx";

/** 街镇对比: streets amounts by the mean month of their period, because periods differ, shares as they are; who did not report is named. */
export function IndicatorComparisonPanel({ options }: PanelProps) {
  const cockpit = useBeat(SECOND);
  const { store, text } = cockpit;
  const read = readOptions(comparisonOptions, options);
  const title = text("indicators.comparison");
  if ("fault" in read) return <PanelFrame title={title} state={{ kind: "error", message: read.fault }} />;
  const { own, indicators, regions } = read.options;
  const records = [...store.indicators.values()];
  const comparisons = indicators.map((indicator) => compareRegions(records, indicator, regions));
  const known = comparisons.filter((comparison) => comparison.regions.length > 0);
  const monthly = known.filter((comparison) => comparison.isMonthly);
  const periods = known.some((comparison) => comparison.periodsDiffer) ? "differ" : "same";
  const basis = monthly.length > 0 ? "monthly" : "asIs";
  const isAllMonthly = monthly.length === known.length;
  return (
    <PanelFrame
      className="comparison"
      title={title}
      unit={monthly.length > 0 && isAllMonthly ? text("indicators.comparison.unit") : undefined}
      asOf={known.length > 0 ? text(`indicators.comparison.${periods}.${basis}`) : undefined}
      rows={indicators.length * 3}
    >
      {comparisons.map((comparison) => (
        <Compared
          key={comparison.indicator}
          comparison={comparison}
          own={own}
          saysMonthly={comparison.isMonthly && !isAllMonthly}
          cockpit={cockpit}
        />
      ))}
    </PanelFrame>
  );
}

interface ComparedProps {
  readonly comparison: Comparison;
  readonly own: string;
  /** The panel's head does not say it for all of them. */
  readonly saysMonthly: boolean;
  readonly cockpit: Cockpit;
}

function Compared({ comparison, own, saysMonthly, cockpit }: ComparedProps) {
  const { text } = cockpit;
  const { regions, missing, indicator } = comparison;
  const [first] = regions;
  const missingNames = missing.map((region) => regionName(region, cockpit)).join(text("indicators.listComma"));
  return (
    <section className="compared">
      <h3 className="compared__title">
        {first === undefined ? unpublishedName(indicator, cockpit) : nameOf(first.record, cockpit)}
        {first !== undefined && (
          <span className="compared__unit">
            {unitWords(first.record.unit, text)}
            {saysMonthly && ` · ${text("indicators.comparison.unit")}`}
          </span>
        )}
        {missing.length > 0 && (
          <span className="compared__missing">{text("indicators.missing", { regions: missingNames })}</span>
        )}
      </h3>
      <ol className="compared__rows">
        {regions.map(({ region, record, perMonth }, index) => (
          <li key={region} className="compared__row" title={hintOf(record, cockpit)}>
            <span className="compared__rank">{index + 1}</span>
            <span className="compared__name">{regionName(region, cockpit)}</span>
            <span className="compared__track">
              <i
                className={region === own ? "compared__bar compared__bar--own" : "compared__bar"}
                style={{ width: `${(perMonth / (first?.perMonth || 1)) * 100}%` }}
              />
            </span>
            <Figure
              className="compared__value"
              id={`indicator.${region}.${indicator}.permonth`}
              value={perMonth}
              hint={hintOf(record, cockpit)}
            >
              {formatDecimal(perMonth, 2)}
            </Figure>
            <span className="compared__period">
              {periodOf(record, cockpit)}
              <StatusMark record={record} cockpit={cockpit} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
