import "./grid-map.css";
import { useEffect, useMemo, useRef, useState } from "react";
import { listRegions, regionPaths } from "../../domain/region.ts";
import { formatCount } from "../../shared/format-number.ts";
import { SECOND } from "../../shared/units.ts";
import type { LoadArea } from "../../surfaces/map/load-areas.ts";
import type { LoadGround } from "../../surfaces/map/load-map.ts";
import type { ScreenPoint } from "../../surfaces/map/map-data.ts";
import { useBeat } from "../beat.ts";
import { Figure } from "../figure.tsx";
import { StateGlyph } from "../glyphs/state-glyph.tsx";
import { MapAttribution } from "../map/map-attribution.tsx";
import { PictureButton } from "../picture/picture-button.tsx";
import { cellWords } from "../filter-chips/chip-rows.ts";
import { sinceWords } from "../since-words.ts";
import { CellChoice } from "./cell-choice.tsx";
import { LensControl } from "./lens-control.tsx";
import { hexagonAreas, regionAreas, type RegionRow } from "./load-areas.ts";
import { LoadLegend } from "./load-legend.tsx";
import { measureSpan } from "./load-view.ts";
import { loadScale } from "./load-scale.ts";
import { ScopePath } from "./scope-path.tsx";
import { shownBy } from "./shown-regions.ts";
import { TourMark } from "./tour-mark.tsx";
import { gridSight, toggleCell, toggleRegion } from "./use-grid.ts";
import { useHexagons } from "./use-hexagons.ts";
import { useLoadMap } from "./use-load-map.ts";

const NOTHING: ReadonlyMap<string, LoadArea> = new Map();
const WORDS = [".grid-map__head", ".grid-map__legend"];

/** 网格热力: the load of villages or hexagons, with the way in and out of regions. Fills its cell. */
export function GridMapPanel() {
  const cockpit = useBeat(SECOND);
  const { text, language, filter, scope, profile, form, freshness, load: view } = cockpit;
  const {
    grid,
    derived,
    scope: region,
    shown,
    measure,
  } = gridSight(cockpit, view.lens === "region" ? "regions" : "cell");
  const pane = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const [hover, setHover] = useState<{ readonly area: string; readonly at: ScreenPoint } | null>(null);
  const [, setMoves] = useState(0);
  const hexagons = useHexagons(grid, view.lens, profile.map.hexagonResolution);
  const enter = (id: string): void => cockpit.setScope(regionPaths(profile.regions).get(id) ?? []);
  const isRegionLens = view.lens === "region";
  const isKnown = freshness !== "loading";
  const status = useLoadMap(canvas, {
    covered: () => WORDS.flatMap((name) => boxesOf(pane.current, name)),
    onHover: (area, at) => setHover(area === null ? null : { area, at }),
    onClick: (area) => {
      if (form === "wall" || area === null) return;
      cockpit.setFilter(isRegionLens ? toggleRegion(filter, area) : toggleCell(filter, area));
    },
    onDoubleClick: (area) => {
      if (form === "wall" || !isRegionLens) return;
      cockpit.setFilter({ ...filter, regions: [] });
      enter(area);
    },
    onMoved: () => setMoves((moves) => moves + 1),
  });

  const rows: readonly RegionRow[] = shown.map((shownRegion) => ({
    region: shownRegion,
    figure: grid.load(shownRegion.id, measure),
    load: derived.load(shownRegion.id),
  }));
  const cells = hexagons === null ? null : grid.cells(measure);
  const values = [...(cells?.values() ?? rows.map(({ figure }) => figure))].map(({ value }) => value);
  const scale = loadScale(measure, values, isRegionLens);
  const areas =
    cells === null
      ? regionAreas(rows, measure, scale, filter.regions, language)
      : hexagonAreas(cells, scale, filter.cell);
  const ids = cells === null ? "" : [...cells.keys()].join();
  const shownIds = shown.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: regions and hexagons are compared by what they are
  const ground = useMemo<LoadGround>(
    () => ({
      areaOf: new Map([...shownBy(shown)].map(([id, owner]) => [id, owner.id])),
      cells: hexagons === null ? null : ids.split(",").filter(Boolean).map(hexagons.hexagonOf),
    }),
    [shownIds, ids, hexagons],
  );
  const map = status.kind === "ready" ? status.made.map : null;
  useEffect(() => {
    map?.setAreas(ground, isKnown ? areas : NOTHING);
    map?.setStale(freshness !== "live");
  });
  const scopeKey = scope.join("/");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the camera goes where the viewer goes, and nowhere else
  useEffect(() => {
    if (map !== null) map.show(new Set([...shownBy(shown).keys()]));
  }, [map, scopeKey]);

  const span = measureSpan(measure);
  const total = grid.load(region, measure);
  const open = grid.load(region, "open").count;
  const late = rows.filter(({ load }) => load.breached > 0).length;
  const atRisk = rows.filter(({ load }) => load.breached === 0 && load.atRisk > 0).length;
  /** Until a snapshot is whole nothing is known, which is not zero. */
  const known = (count: number): number | null => (isKnown ? count : null);
  const hovered = hover === null ? undefined : areas.get(hover.area);
  const unplaced = cells === null ? 0 : grid.unplaced(measure);
  return (
    <section className="grid-map" ref={pane} data-state={freshness} aria-label={text("grid.map")}>
      <div className="grid-map__canvas" ref={canvas} data-pointing={hover !== null && form !== "wall"} />
      <div className="grid-map__head">
        <ScopePath />
        <dl>
          <div>
            <dt>{text("map.open")}</dt>
            <dd>
              <Figure id={`grid.${region ?? "all"}.open`} value={known(open)}>
                {formatCount(known(open))}
              </Figure>
            </dd>
          </div>
          <div>
            <dt>{text("grid.regions")}</dt>
            <dd>{formatCount(shown.length)}</dd>
          </div>
          <div className={late > 0 ? "grid-map__late" : undefined}>
            <dt>{text("grid.breached")}</dt>
            <dd>{formatCount(known(late))}</dd>
          </div>
          <div className={atRisk > 0 ? "grid-map__risk" : undefined}>
            <dt>{text("grid.atRisk")}</dt>
            <dd>{formatCount(known(atRisk))}</dd>
          </div>
        </dl>
      </div>
      <LensControl>{cells !== null && <CellChoice figures={cells} measure={measure} />}</LensControl>
      {(status.kind === "unavailable" || status.kind === "error") && (
        <p className="grid-map__cause">
          <StateGlyph kind="error" /> {text(`map.${status.kind}`)} {status.detail}
        </p>
      )}
      {isKnown && total.gap === "thin" && <p className="grid-map__note">{text("grid.thin")}</p>}
      {unplaced > 0 && <p className="grid-map__note">{text("map.unplaced", { n: formatCount(unplaced) })}</p>}
      <LoadLegend measure={measure} scale={scale} since={isKnown && span !== null ? sinceWords(span, cockpit) : null} />
      <MapAttribution />
      <PictureButton />
      {map !== null && isKnown && form === "wall" && <TourMark map={map} />}
      {hover !== null && hovered !== undefined && (
        <p className="grid-map__tip" role="tooltip" style={{ left: hover.at.x + 14, top: hover.at.y + 14 }}>
          {cells === null ? nameOf(hover.area, listRegions(profile.regions), language) : cellWords(hover.area)}{" "}
          <b>{labelOf(hovered.label?.value, cells?.get(hover.area)?.value ?? null)}</b> {text(`grid.unit.${measure}`)}
        </p>
      )}
    </section>
  );
}

function labelOf(label: string | undefined, value: number | null): string {
  return label ?? formatCount(value);
}

function nameOf(id: string, regions: ReturnType<typeof listRegions>, language: "zh" | "en"): string {
  return regions.find((region) => region.id === id)?.name[language] ?? "";
}

/** Words over the map, in the pane's own coordinates. */
function boxesOf(pane: HTMLElement | null, name: string) {
  if (pane === null) return [];
  return [...pane.querySelectorAll<HTMLElement>(name)].map((element) => ({
    left: element.offsetLeft,
    top: element.offsetTop,
    width: element.offsetWidth,
    height: element.offsetHeight,
  }));
}
