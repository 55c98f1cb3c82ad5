import { type RefObject, useEffect, useRef, useState } from "react";
import type { LoadMap } from "../../surfaces/map/load-map.ts";
import { loadPlace } from "../../surfaces/map/load-place.ts";
import type { MapPlace, ScreenPoint, ScreenRect } from "../../surfaces/map/map-data.ts";
import { placeNames } from "../../surfaces/map/place-names.ts";
import { leafRegions, regionId } from "../../surfaces/map/regions.ts";
import { type Cockpit, useCockpit, useCockpitSource } from "../cockpit.ts";

/** What became of the map so far; `leaves` are the regions it draws. */
export type LoadMapStatus =
  | { readonly kind: "loading" }
  | { readonly kind: "ready"; readonly map: LoadMap; readonly leaves: readonly string[] }
  | { readonly kind: "unavailable"; readonly detail: string }
  | { readonly kind: "error"; readonly detail: string };

interface LoadMapEvents {
  covered(): readonly ScreenRect[];
  onHover(area: string | null, at: ScreenPoint): void;
  onClick(area: string | null): void;
  onDoubleClick(area: string): void;
  onMoved(): void;
}

/** Makes the load map in `container` for the profile in force; it is made anew only when the place changes. */
export function useLoadMap(container: RefObject<HTMLElement | null>, events: LoadMapEvents): LoadMapStatus {
  const source = useCockpitSource();
  const language = useCockpit((cockpit) => cockpit.language);
  const theme = useCockpit((cockpit) => cockpit.theme);
  const form = useCockpit((cockpit) => cockpit.form);
  const geography = useCockpit((cockpit) => JSON.stringify(cockpit.profile.map));
  const [status, setStatus] = useState<LoadMapStatus>({ kind: "loading" });
  const [place, setPlace] = useState<MapPlace | null>(null);
  const latest = useRef(events);
  latest.current = events;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another form has other sizes
  useEffect(() => {
    const element = container.current;
    if (element === null) return undefined;
    const aborted = new AbortController();
    let made: LoadMap | null = null;
    const make = async (): Promise<void> => {
      const config = JSON.parse(geography) as Cockpit["profile"]["map"];
      const [{ LoadMap }, loaded] = await Promise.all([
        import("../../surfaces/map/load-map.ts"),
        loadPlace({ ...config, boundary: config.boundary ?? null }, aborted.signal),
      ]);
      if (aborted.signal.aborted) return;
      made = new LoadMap({
        container: element,
        place: loaded,
        labels: namesOf(loaded, source.current().language),
        pixelRatio: window.devicePixelRatio,
        covered: () => latest.current.covered(),
        onHover: (area, at) => latest.current.onHover(area, at),
        onClick: (area) => latest.current.onClick(area),
        onDoubleClick: (area) => latest.current.onDoubleClick(area),
        onMoved: () => latest.current.onMoved(),
        onError: (detail) => console.warn(`map: ${detail}`),
      });
      setPlace(loaded);
      setStatus({ kind: "ready", map: made, leaves: leafRegions(loaded.regions).map(regionId) });
    };
    make().catch((error: unknown) => {
      if (aborted.signal.aborted) return;
      const detail = error instanceof Error ? error.message : String(error);
      const isMissing = error instanceof Error && error.name === "MapUnavailableError";
      setStatus({ kind: isMissing ? "unavailable" : "error", detail });
    });
    return () => {
      aborted.abort();
      made?.destroy();
      setStatus({ kind: "loading" });
    };
  }, [source, container, geography, form]);

  const map = status.kind === "ready" ? status.map : null;
  useEffect(() => {
    if (map !== null && place !== null) map.setPlaceLabels(namesOf(place, language));
  }, [map, place, language]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: theme is what changed the tokens
  useEffect(() => map?.refreshPalette(), [map, theme]);

  return status;
}

/** Stations, neighbours, water: areas are named with their loads. */
function namesOf(place: MapPlace, language: Cockpit["language"]): ReturnType<typeof placeNames> {
  return placeNames(place, language, () => "");
}
