import { type RefObject, useEffect, useRef, useState } from "react";
import { listRegions } from "../../domain/region.ts";
import type { CityMap } from "../../surfaces/map/city-map.ts";
import type { Hit } from "../../surfaces/map/incident-scene.ts";
import { loadPlace } from "../../surfaces/map/load-place.ts";
import type { MapPlace, ScreenPoint } from "../../surfaces/map/map-data.ts";
import { placeNames } from "../../surfaces/map/place-names.ts";
import { leafRegions, regionId } from "../../surfaces/map/regions.ts";
import { type Cockpit, useCockpit, useCockpitSource } from "../cockpit.ts";
import { bindMap, type MapBinding } from "./map-binding.ts";
import { regionAnchors } from "./region-anchors.ts";

/** What became of the map so far. */
export type MapStatus =
  | { readonly kind: "loading" }
  | { readonly kind: "ready"; readonly map: CityMap; readonly binding: MapBinding }
  /** The page cannot draw it; `detail` is the cause in the system's words. */
  | { readonly kind: "unavailable"; readonly detail: string }
  | { readonly kind: "error"; readonly detail: string };

interface MapEvents {
  onHover(hit: Hit | null, at: ScreenPoint): void;
  onClick(hit: Hit | null): void;
  onMoved(): void;
}

/** Shortest time between repaints that data asks for (docs/decisions): 5 Hz. */
const REPAINT_PERIOD = 200;
/** Of 60 frames a second fewer than one in twenty is then a map's: the page stays smooth where the map is drawn in software. */
const REPAINT_REST = 8;

/** Makes the map in `container` for the profile in force and keeps it fed; it is made anew only when the place changes. */
export function useCityMap(container: RefObject<HTMLElement | null>, events: MapEvents): MapStatus {
  const source = useCockpitSource();
  const language = useCockpit((cockpit) => cockpit.language);
  const theme = useCockpit((cockpit) => cockpit.theme);
  const form = useCockpit((cockpit) => cockpit.form);
  // A stream that begins anew brings an equal profile: the map, and the viewer's camera, stay.
  const geography = useCockpit((cockpit) => JSON.stringify(cockpit.profile.map));
  const [status, setStatus] = useState<MapStatus>({ kind: "loading" });
  const [place, setPlace] = useState<MapPlace | null>(null);
  const latest = useRef(events);
  latest.current = events;

  useEffect(() => {
    const element = container.current;
    if (element === null) return undefined;
    const aborted = new AbortController();
    let made: { map: CityMap; binding: MapBinding } | null = null;
    const make = async (): Promise<void> => {
      const config = JSON.parse(geography) as Cockpit["profile"]["map"];
      // MapLibre is most of the page's bytes: it comes after the first figures.
      const [{ CityMap }, loaded] = await Promise.all([
        import("../../surfaces/map/city-map.ts"),
        loadPlace({ ...config, boundary: config.boundary ?? null }, aborted.signal),
      ]);
      if (aborted.signal.aborted) return;
      const cockpit = source.current();
      const map = new CityMap({
        container: element,
        place: loaded,
        labels: namesOf(loaded, cockpit),
        offlineWord: cockpit.text("map.legend.offline"),
        now: cockpit.now,
        pixelRatio: window.devicePixelRatio,
        symbolSize: form === "wall" ? 28 : 22,
        reducedMotion: window.matchMedia("(prefers-reduced-motion: reduce)").matches,
        repaintPeriod: REPAINT_PERIOD,
        repaintRest: REPAINT_REST,
        onHover: (hit, at) => latest.current.onHover(hit, at),
        onClick: (hit) => latest.current.onClick(hit),
        onMoved: () => latest.current.onMoved(),
        onError: (detail) => console.warn(`map: ${detail}`),
      });
      const regions = leafRegions(loaded.regions).map(regionId);
      const binding = bindMap(map, source, regions, regionAnchors(loaded));
      made = { map, binding };
      setPlace(loaded);
      setStatus({ kind: "ready", map, binding });
    };
    make().catch((error: unknown) => {
      if (aborted.signal.aborted) return;
      const detail = error instanceof Error ? error.message : String(error);
      const isMissing = error instanceof Error && error.name === "MapUnavailableError";
      setStatus({ kind: isMissing ? "unavailable" : "error", detail });
    });
    return () => {
      aborted.abort();
      made?.binding.stop();
      made?.map.destroy();
      setStatus({ kind: "loading" });
    };
  }, [source, container, geography, form]);

  const map = status.kind === "ready" ? status.map : null;
  useEffect(() => {
    if (map === null || place === null) return;
    map.setPlaceLabels(namesOf(place, { ...source.current(), language }));
  }, [map, place, source, language]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: theme is what changed the tokens
  useEffect(() => map?.refreshPalette(), [map, theme]);

  return status;
}

function namesOf(place: MapPlace, cockpit: Pick<Cockpit, "profile" | "language">): ReturnType<typeof placeNames> {
  const { profile, language } = cockpit;
  const names = new Map(listRegions(profile.regions).map((region) => [region.id, region.name[language]]));
  return placeNames(place, language, (id) => names.get(id) ?? null);
}
