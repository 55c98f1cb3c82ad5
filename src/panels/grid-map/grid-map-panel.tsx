import "./grid-map.css";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Hotspot } from "../../derive/grid/grid.ts";
import { listRegions, regionPaths } from "../../domain/region.ts";
import { SECOND } from "../../shared/units.ts";
import type { LoadArea } from "../../surfaces/map/load-areas.ts";
import type { LoadGround } from "../../surfaces/map/load-map.ts";
import type { ScreenPoint, ScreenRect } from "../../surfaces/map/map-data.ts";
import { useBeat } from "../beat.ts";
import type { Cockpit } from "../cockpit.ts";
import { StateGlyph } from "../glyphs/state-glyph.tsx";
import { MapSources } from "../map/map-attribution.tsx";
import { mapFault } from "../map/map-fallback.tsx";
import { PictureButton } from "../picture/picture-button.tsx";
import { cellWords } from "../filter-chips/chip-rows.ts";
import { HOTSPOTS_SHOWN } from "../grid-hotspots/hotspot-words.ts";
import { sinceWords } from "../since-words.ts";
import { silenceIn } from "../sources/use-silence.ts";
import { CellChoice } from "./cell-choice.tsx";
import { toured } from "./hotspot-tour.ts";
import { LensControl } from "./lens-control.tsx";
import { hexagonAreas, regionAreas, type RegionRow } from "./load-areas.ts";
import { LoadHead, levelWord } from "./load-head.tsx";
import { LoadLegend } from "./load-legend.tsx";
import { LoadNotes } from "./load-notes.tsx";
import { measureSpan } from "./load-view.ts";
import { formatLoad, loadScale } from "./load-scale.ts";
import { shownBy } from "./shown-regions.ts";
import { TourMark } from "./tour-mark.tsx";
import { gridSight, toggleCell, toggleRegion } from "./use-grid.ts";
import { useHexagons } from "./use-hexagons.ts";
import { useLoadMap } from "./use-load-map.ts";

const NOTHING: ReadonlyMap<string, LoadArea> = new Map();
/** What lies over the map: its names keep out of all of it. */
const WORDS = [".grid-map__path", ".grid-map__head dl", ".grid-map__side > *", ".grid-map__foot > *"];
const RING = ".grid-map__tour > i";

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
    // A name that finds no other room stands under the ring: better than none.
    covered: () => [
      ...WORDS.flatMap((name) => boxesOf(pane.current, name)),
      ...boxesOf(pane.current, RING).map((box) => ({ ...box, soft: true })),
    ],
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
  const owners = shownBy(shown);
  const pointed = isKnown && form === "wall" ? touredNow(cockpit, region) : null;
  const selected = new Set([...filter.regions, ...(pointed === null ? [] : [owners.get(pointed.region)?.id ?? ""])]);
  const areas =
    cells === null ? regionAreas(rows, measure, scale, selected, language) : hexagonAreas(cells, scale, filter.cell);
  const ids = cells === null ? "" : [...cells.keys()].join();
  const shownIds = shown.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: regions and hexagons are compared by what they are
  const ground = useMemo<LoadGround>(
    () => ({
      areaOf: new Map([...owners].map(([id, owner]) => [id, owner.id])),
      cells: hexagons === null ? null : ids.split(",").filter(Boolean).map(hexagons.hexagonOf),
    }),
    [shownIds, ids, hexagons],
  );
  const map = status.kind === "ready" ? status.made.map : null;
  const silence = silenceIn(cockpit, "incidents");
  const isOld = freshness !== "live" || silence.isMostly;
  useEffect(() => {
    map?.setAreas(ground, isKnown ? areas : NOTHING);
    map?.setStale(isOld);
  });
  const scopeKey = scope.join("/");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the camera goes where the viewer goes, and nowhere else
  useEffect(() => {
    if (map !== null) map.show(new Set(owners.keys()));
  }, [map, scopeKey]);

  const span = measureSpan(measure);
  const total = grid.load(region, measure);
  const hovered = hover === null ? undefined : areas.get(hover.area);
  const level = levelWord(shown);
  const open = grid.load(region, "open").count;
  const unplaced = cells === null ? 0 : grid.unplaced(measure);
  return (
    <section
      className="grid-map"
      ref={pane}
      data-state={freshness === "live" && isOld ? "stale" : freshness}
      aria-label={text("grid.map")}
    >
      <div className="grid-map__canvas" ref={canvas} data-pointing={hover !== null && form !== "wall"} />
      <LoadHead rows={rows} scope={region} open={open} isKnown={isKnown} />
      <div className="grid-map__side">
        <LensControl level={level}>{cells !== null && <CellChoice figures={cells} measure={measure} />}</LensControl>
        <LoadNotes
          wanted={view.measure}
          shown={measure}
          lens={view.lens}
          total={total}
          unplaced={unplaced}
          isEmpty={open === 0}
          silence={silence}
        />
      </div>
      {(status.kind === "unavailable" || status.kind === "error") && (
        <p className="grid-map__cause">
          <StateGlyph kind="error" /> {mapFault(status, freshness, text)}
        </p>
      )}
      <div className="grid-map__foot">
        <LoadLegend
          measure={measure}
          scale={scale}
          isMarked={cells === null}
          hasUnknown={isKnown && values.includes(null)}
          since={isKnown && span !== null ? sinceWords(span, cockpit) : null}
        />
        <p className="grid-map__sources">
          <MapSources />
        </p>
      </div>
      <PictureButton />
      {map !== null && pointed !== null && <TourMark map={map} hotspot={pointed} />}
      {hover !== null && hovered !== undefined && (
        <p className="grid-map__tip" role="tooltip" style={{ left: hover.at.x + 14, top: hover.at.y + 14 }}>
          {cells === null ? nameOf(hover.area, listRegions(profile.regions), language) : cellWords(hover.area)}{" "}
          <b>{hovered.label?.value ?? formatLoad(measure, cells?.get(hover.area)?.value ?? null)}</b>{" "}
          {text(`grid.unit.${measure}`)}
        </p>
      )}
    </section>
  );
}

/** The hotspot a wall points at. */
function touredNow(cockpit: Cockpit, scope: string | null): Hotspot | null {
  return toured(gridSight(cockpit, null).grid.hotspots(scope, HOTSPOTS_SHOWN), cockpit.now, cockpit.rate);
}

function nameOf(id: string, regions: ReturnType<typeof listRegions>, language: "zh" | "en"): string {
  return regions.find((region) => region.id === id)?.name[language] ?? "";
}

/** What stands over the map, in the pane's own coordinates. */
function boxesOf(pane: HTMLElement | null, name: string): readonly ScreenRect[] {
  if (pane === null) return [];
  const { left, top } = pane.getBoundingClientRect();
  return [...pane.querySelectorAll(name)].map((element) => {
    const box = element.getBoundingClientRect();
    return { left: box.left - left, top: box.top - top, width: box.width, height: box.height };
  });
}
