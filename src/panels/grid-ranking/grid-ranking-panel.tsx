import "./grid-ranking.css";
import type { CSSProperties } from "react";
import { formatCount, formatShare } from "../../shared/format-number.ts";
import { SECOND } from "../../shared/units.ts";
import { Sparkline } from "../../surfaces/sparkline/sparkline.tsx";
import { useBeat } from "../beat.ts";
import { Figure } from "../figure.tsx";
import { formatLoad } from "../grid-map/load-scale.ts";
import { levelWord } from "../grid-map/load-head.tsx";
import { gridSight, toggleRegion } from "../grid-map/use-grid.ts";
import { measureSpan, offeredMeasures } from "../grid-map/load-view.ts";
import { RingMark } from "../map/ring-mark.tsx";
import { PanelFrame } from "../panel-frame/panel-frame.tsx";
import { rankRegions } from "./rank-regions.ts";

/** Regions whose part of the whole is told below the list. */
const LEADERS = 6;

/** 村社排行: all regions of the scope by the chosen measure, each with its last 24 hours. */
export function GridRankingPanel() {
  const cockpit = useBeat(SECOND);
  const { text, form, filter, profile, language } = cockpit;
  const { grid, derived, scope, shown, measure: chosen } = gridSight(cockpit, "regions");
  // Hexagons have no names to rank by; the measure they share with regions has.
  const measure = offeredMeasures(profile, "region").includes(chosen) ? chosen : "open";
  const { rows, sum, leaders, empty } = rankRegions(
    shown.map((region) => ({
      region,
      figure: grid.load(region.id, measure),
      load: derived.load(region.id),
      hours: grid.byHour(region.id),
    })),
    LEADERS,
  );
  const peak = Math.max(1e-9, ...rows.flatMap(({ figure }) => figure.value ?? []));
  const total = grid.load(scope, measure);
  const half = Math.ceil(rows.length / 2);
  const isCount = total.base === null && measure !== "usual" && measure !== "per1000";
  return (
    <PanelFrame
      className="grid-ranking"
      title={text("grid.ranking.of", { level: text(levelWord(shown)) })}
      unit={`${text(`grid.measure.${measure}`)} · ${text("grid.ranking.hours")}`}
      // Beside the measure each region shows its last 24 hours.
      span={measureSpan(measure) ?? "24h"}
      asOf={
        <Figure id={`grid.${scope ?? "all"}.${measure}`} value={total.value}>
          {text("grid.ranking.total", { value: formatLoad(measure, total.value) })}
        </Figure>
      }
    >
      <ol className="grid-ranking__list" style={{ "--rows": half } as CSSProperties}>
        {rows.map(({ region, figure, load, hours, rank }) => {
          const content = (
            <>
              <span className="grid-ranking__rank">{rank}</span>
              <span className="grid-ranking__name">{region.name[language]}</span>
              <span className="grid-ranking__bar">
                <i style={{ width: `${(100 * (figure.value ?? 0)) / peak}%` }} />
              </span>
              <Sparkline className="grid-ranking__hours" values={hours} />
            </>
          );
          return (
            <li key={region.id} data-empty={figure.value === 0 || figure.value === null}>
              {form === "wall" ? (
                <div className="grid-ranking__row">{content}</div>
              ) : (
                <button
                  type="button"
                  className="grid-ranking__row"
                  aria-pressed={filter.regions.includes(region.id)}
                  onClick={() => cockpit.setFilter(toggleRegion(filter, region.id))}
                >
                  {content}
                </button>
              )}
              <Figure className="grid-ranking__value" id={`grid.${region.id}.${measure}`} value={figure.value}>
                {formatLoad(measure, figure.value)}
              </Figure>
              <span className="grid-ranking__mark">
                {load.breached > 0 ? (
                  <RingMark state="breached" />
                ) : load.atRisk > 0 ? (
                  <RingMark state="atrisk" />
                ) : null}
              </span>
            </li>
          );
        })}
      </ol>
      {isCount && (
        <p className="grid-ranking__foot">
          <span>{sum > 0 && text("grid.ranking.leaders", { n: LEADERS, share: formatShare(leaders / sum, 0) })}</span>
          <span>{text("grid.ranking.empty", { n: formatCount(empty) })}</span>
        </p>
      )}
    </PanelFrame>
  );
}
