import { useLayoutEffect, useRef } from "react";
import { SECOND } from "../../shared/units.ts";
import type { LoadMap } from "../../surfaces/map/load-map.ts";
import { useBeat } from "../beat.ts";
import { HOTSPOTS_SHOWN, hotspotPlace } from "../grid-hotspots/hotspot-words.ts";
import { Silhouette } from "../glyphs/silhouette.tsx";
import { toured } from "./hotspot-tour.ts";
import { tourPlace } from "./tour-place.ts";
import { gridSight } from "./use-grid.ts";

/** From the middle of the ring to the words, in rings' widths. */
const REACH = 0.66;

/** Points at one hotspot after the other on a wall: a ring where it is, and what it is. The camera stays. */
export function TourMark({ map }: { readonly map: LoadMap }) {
  const cockpit = useBeat(SECOND);
  const { profile, now, rate, language, text } = cockpit;
  const mark = useRef<HTMLDivElement>(null);
  const { grid, scope } = gridSight(cockpit, null);
  const hotspot = toured(grid.hotspots(scope, HOTSPOTS_SHOWN), now, rate);
  const position = hotspot?.position ?? null;
  const [longitude, latitude] =
    position !== null
      ? [position.longitude, position.latitude]
      : ((hotspot === null ? null : map.areaPoint(hotspot.region)) ?? []);
  const at = longitude === undefined || latitude === undefined ? null : map.pointOf(longitude, latitude);
  // Words are placed once their size is known, and before anybody sees them.
  useLayoutEffect(() => {
    const [ring, words] = mark.current?.children ?? [];
    const pane = mark.current?.parentElement;
    if (at === null || pane == null || !(ring instanceof HTMLElement) || !(words instanceof HTMLElement)) return;
    const { offsetWidth: width, offsetHeight: height } = words;
    const size = { width: pane.clientWidth, height: pane.clientHeight };
    const place = tourPlace(at, { width, height }, size, REACH * ring.offsetWidth, map.wordBoxes());
    words.style.left = `${place.x - at.x}px`;
    words.style.top = `${place.y - at.y}px`;
  });
  if (hotspot === null || at === null) return null;
  const category = profile.categories.find(({ id }) => id === hotspot.category);
  return (
    <div className="grid-map__tour" ref={mark} style={{ left: at.x, top: at.y }}>
      <i />
      <p>
        {category !== undefined && <Silhouette symbol={category.symbol} />}{" "}
        {hotspotPlace(hotspot, profile, language, text)} <b>{text("grid.hotspot.count", { n: hotspot.count })}</b>
      </p>
    </div>
  );
}
