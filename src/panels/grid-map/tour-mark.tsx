import { useLayoutEffect, useRef } from "react";
import type { Hotspot } from "../../derive/grid/grid.ts";
import type { LoadMap } from "../../surfaces/map/load-map.ts";
import { useCockpit, useText } from "../cockpit.ts";
import { hotspotPlace } from "../grid-hotspots/hotspot-words.ts";
import { Silhouette } from "../glyphs/silhouette.tsx";
import { leaderLine } from "../map/leader.ts";
import { tourPlace } from "./tour-place.ts";

interface TourMarkProps {
  readonly map: LoadMap;
  readonly hotspot: Hotspot;
}

/** Points at a hotspot on a wall: a ring where it is, and a straight leader to what it is. The camera stays. */
export function TourMark({ map, hotspot }: TourMarkProps) {
  const text = useText();
  const profile = useCockpit((cockpit) => cockpit.profile);
  const language = useCockpit((cockpit) => cockpit.language);
  const mark = useRef<HTMLDivElement>(null);
  const ring = useRef<HTMLElement>(null);
  const words = useRef<HTMLParagraphElement>(null);
  const leader = useRef<SVGLineElement>(null);
  const { position } = hotspot;
  const [longitude, latitude] =
    position !== null ? [position.longitude, position.latitude] : (map.areaPoint(hotspot.region) ?? []);
  const at = longitude === undefined || latitude === undefined ? null : map.pointOf(longitude, latitude);
  // Words are placed once their size is known, and before anybody sees them.
  useLayoutEffect(() => {
    const [pane, spot, note, line] = [mark.current, ring.current, words.current, leader.current];
    if (at === null || pane === null || spot === null || note === null || line === null) return;
    const size = { width: note.offsetWidth, height: note.offsetHeight };
    const radius = spot.offsetWidth / 2;
    const before = { x: note.offsetLeft, y: note.offsetTop };
    const limits = { width: pane.clientWidth, height: pane.clientHeight };
    const place = tourPlace({ ...at, radius }, size, limits, map.wordBoxes(), before);
    note.style.left = `${place.x}px`;
    note.style.top = `${place.y}px`;
    const path = leaderLine({ ...at, radius }, { left: place.x, top: place.y, ...size });
    line.style.visibility = path === null ? "hidden" : "visible";
    for (const [name, value] of [
      ["x1", path?.from.x],
      ["y1", path?.from.y],
      ["x2", path?.to.x],
      ["y2", path?.to.y],
    ] as const)
      line.setAttribute(name, `${value ?? 0}`);
  });
  if (at === null) return null;
  const category = profile.categories.find(({ id }) => id === hotspot.category);
  return (
    <div className="grid-map__tour" ref={mark}>
      <svg aria-hidden="true">
        <line ref={leader} />
      </svg>
      <i ref={ring} style={{ left: at.x, top: at.y }} />
      <p ref={words}>
        {category !== undefined && <Silhouette symbol={category.symbol} />}{" "}
        {hotspotPlace(hotspot, profile, language, text)} <b>{text("grid.hotspot.count", { n: hotspot.count })}</b>
      </p>
    </div>
  );
}
