import type { RefObject } from "react";
import { useRef } from "react";
import type { CityMap } from "../../surfaces/map/city-map.ts";
import type { Hit } from "../../surfaces/map/incident-scene.ts";
import type { ScreenPoint } from "../../surfaces/map/map-data.ts";
import { boundsOf } from "../../surfaces/map/load-areas.ts";
import type { CameraMargins } from "../../surfaces/map/map-camera.ts";
import { leafRegions, regionId } from "../../surfaces/map/regions.ts";
import { useCockpitSource } from "../cockpit.ts";
import { bindMap, type MapBinding } from "./map-binding.ts";
import { regionAnchors } from "./region-anchors.ts";
import { type PlaceMapStatus, usePlaceMap } from "./use-place-map.ts";

/** The live map, and what keeps it fed. */
interface FedMap {
  readonly map: CityMap;
  readonly binding: MapBinding;
  stop(): void;
}

/** What became of the map so far. */
export type MapStatus = PlaceMapStatus<FedMap>;

interface MapEvents {
  onHover(hit: Hit | null, at: ScreenPoint): void;
  onClick(hit: Hit | null): void;
  onMoved(): void;
}

/** Shortest time between repaints that data asks for (docs/decisions): 5 Hz. */
const REPAINT_PERIOD = 200;
/** Of 60 frames a second fewer than one in twenty is then a map's: the page stays smooth where the map is drawn in software. */
const REPAINT_REST = 8;

/** A phone's card stands below the map, on its side beside it. */
function phoneMargins({ clientWidth: width, clientHeight: height }: HTMLElement): CameraMargins {
  return height > width / 2 ? { top: 84, bottom: 348, side: 8 } : { top: 76, bottom: 24, side: 8, right: 400 };
}

/** Makes the live map in `container` and keeps it fed. */
export function useCityMap(container: RefObject<HTMLElement | null>, events: MapEvents): MapStatus {
  const source = useCockpitSource();
  const latest = useRef(events);
  latest.current = events;
  return usePlaceMap<FedMap>(container, async () => {
    const { CityMap } = await import("../../surfaces/map/city-map.ts");
    return (ground) => {
      const { text, now, form } = source.current();
      const regionShapes = leafRegions(ground.place.regions);
      const isPhone = form === "phone";
      const map = new CityMap({
        ...ground,
        // What lies around takes room a phone does not have.
        ...(isPhone && { place: { ...ground.place, bounds: boundsOf(regionShapes) ?? ground.place.bounds } }),
        margins: isPhone ? () => phoneMargins(ground.container) : undefined,
        offlineWord: text("map.legend.offline"),
        now,
        symbolSize: form === "wall" ? 28 : 22,
        reducedMotion: window.matchMedia("(prefers-reduced-motion: reduce)").matches,
        repaintPeriod: REPAINT_PERIOD,
        repaintRest: REPAINT_REST,
        onHover: (hit, at) => latest.current.onHover(hit, at),
        onClick: (hit) => latest.current.onClick(hit),
        onMoved: () => latest.current.onMoved(),
      });
      const binding = bindMap(map, source, regionShapes.map(regionId), regionAnchors(ground.place));
      return { map, binding, stop: () => binding.stop() };
    };
  });
}
