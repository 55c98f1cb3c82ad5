import "./grid-hotspots.css";
import { HOTSPOT_LEAST, type Hotspot } from "../../derive/grid/grid.ts";
import type { IncidentFilter } from "../../domain/incident-filter.ts";
import { formatCount } from "../../shared/format-number.ts";
import { SECOND } from "../../shared/units.ts";
import { Sparkline } from "../../surfaces/sparkline/sparkline.tsx";
import { useBeat } from "../beat.ts";
import { Figure } from "../figure.tsx";
import { Silhouette } from "../glyphs/silhouette.tsx";
import { toured } from "../grid-map/hotspot-tour.ts";
import { gridSight } from "../grid-map/use-grid.ts";
import { PanelFrame } from "../panel-frame/panel-frame.tsx";
import { HOTSPOTS_SHOWN, hotspotPlace, regionName } from "./hotspot-words.ts";

/** 重复热点: places to which the same kind of matter came back within seven days, worst first. */
export function GridHotspotsPanel() {
  const cockpit = useBeat(SECOND);
  const { text, form, now, rate, filter, profile, language, freshness } = cockpit;
  const { grid, scope } = gridSight(cockpit, null);
  const all = grid.hotspotCount(scope);
  const hotspots = grid.hotspots(scope, HOTSPOTS_SHOWN);
  const pointed = form === "wall" ? toured(hotspots, now, rate) : null;
  const isEmpty = freshness === "live" && all === 0;
  return (
    <PanelFrame
      className="grid-hotspots"
      title={text("grid.hotspots")}
      unit={text("grid.hotspots.unit", { n: HOTSPOT_LEAST })}
      span="7d"
      asOf={
        <Figure id="grid.hotspots" value={all}>
          {text("grid.hotspots.all", { n: formatCount(all) })}
        </Figure>
      }
      rows={HOTSPOTS_SHOWN}
      {...(isEmpty ? { state: { kind: "empty", message: text("grid.hotspots.empty") } as const } : {})}
    >
      <ol className="grid-hotspots__list">
        {hotspots.map((hotspot, index) => {
          const category = profile.categories.find(({ id }) => id === hotspot.category);
          const content = (
            <>
              <span className="grid-hotspots__rank">{index + 1}</span>
              <span className="grid-hotspots__category">
                {category !== undefined && <Silhouette symbol={category.symbol} />}
              </span>
              <span className="grid-hotspots__place">
                {hotspotPlace(hotspot, profile, language, text)}
                <small>{regionName(hotspot.region, profile, language)}</small>
              </span>
              <Sparkline className="grid-hotspots__days" values={hotspot.days} />
            </>
          );
          return (
            <li key={hotspot.key} data-pointed={pointed?.key === hotspot.key}>
              {form === "wall" ? (
                <div className="grid-hotspots__row">{content}</div>
              ) : (
                <button
                  type="button"
                  className="grid-hotspots__row"
                  aria-pressed={isChosen(filter, hotspot)}
                  onClick={() => cockpit.setFilter(toggled(filter, hotspot))}
                >
                  {content}
                </button>
              )}
              <Figure className="grid-hotspots__count" id={`grid.hotspot.${index + 1}`} value={hotspot.count}>
                {formatCount(hotspot.count)}
              </Figure>
            </li>
          );
        })}
      </ol>
    </PanelFrame>
  );
}

function isChosen({ regions, categories }: IncidentFilter, hotspot: Hotspot): boolean {
  return regions.join() === hotspot.region && categories.join() === hotspot.category;
}

/** Cut to the hotspot's region and category, or let go again. */
function toggled(filter: IncidentFilter, hotspot: Hotspot): IncidentFilter {
  return isChosen(filter, hotspot)
    ? { ...filter, regions: [], categories: [] }
    : { ...filter, regions: [hotspot.region], categories: [hotspot.category] };
}
