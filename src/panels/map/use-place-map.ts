import { type RefObject, useEffect, useRef, useState } from "react";
import { listRegions } from "../../domain/region.ts";
import { loadLater, loadPlace } from "../../surfaces/map/load-place.ts";
import type { MapPlace } from "../../surfaces/map/map-data.ts";
import type { PlaceLabel } from "../../surfaces/map/map-labels.ts";
import { placeNames } from "../../surfaces/map/place-names.ts";
import { type Cockpit, useCockpit, useCockpitSource } from "../cockpit.ts";

/** What every map of a place can be told. */
interface PlaceMap {
  setPlaceLabels(labels: readonly PlaceLabel[]): void;
  refreshPalette(): void;
  destroy(): void;
}

/** A map, and what feeds it. */
interface MadeMap {
  readonly map: PlaceMap;
  /** Before the map is destroyed. */
  stop?(): void;
}

/** What a map is made from. */
export interface MapGround {
  readonly container: HTMLElement;
  readonly place: MapPlace;
  readonly labels: readonly PlaceLabel[];
  /** Device pixels of a CSS pixel. */
  readonly pixelRatio: number;
  readonly onError: (detail: string) => void;
}

/** What became of a map so far. */
export type PlaceMapStatus<Made> =
  | { readonly kind: "loading" }
  | { readonly kind: "ready"; readonly made: Made }
  /** The page cannot draw it; `detail` is the cause in the system's words. */
  | { readonly kind: "unavailable"; readonly detail: string }
  | { readonly kind: "error"; readonly detail: string };

/**
 * A map of the profile's place in `container`, made anew only when the place or the form changes; its words follow the language, its colours the theme.
 * @param load fetches the map's code, which is most of the page's bytes and comes after the first figures, and gives what makes the map
 */
export function usePlaceMap<Made extends MadeMap>(
  container: RefObject<HTMLElement | null>,
  load: () => Promise<(ground: MapGround) => Made>,
): PlaceMapStatus<Made> {
  const source = useCockpitSource();
  const language = useCockpit((cockpit) => cockpit.language);
  const theme = useCockpit((cockpit) => cockpit.theme);
  const form = useCockpit((cockpit) => cockpit.form);
  // A stream that begins anew brings an equal profile: the map, and the viewer's camera, stay.
  const geography = useCockpit((cockpit) => JSON.stringify(cockpit.profile.map));
  const [status, setStatus] = useState<PlaceMapStatus<Made>>({ kind: "loading" });
  const [place, setPlace] = useState<MapPlace | null>(null);
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(load);
  latest.current = load;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another form has other sizes, another attempt may find what was missing
  useEffect(() => {
    const element = container.current;
    if (element === null) return undefined;
    const aborted = new AbortController();
    let made: Made | null = null;
    let callOff = (): void => {};
    const make = async (): Promise<void> => {
      const config = JSON.parse(geography) as Cockpit["profile"]["map"];
      const [create, loaded] = await Promise.all([
        latest.current(),
        loadPlace({ ...config, boundary: config.boundary ?? null }, aborted.signal),
      ]);
      if (aborted.signal.aborted) return;
      made = create({
        container: element,
        place: loaded,
        labels: namesOf(loaded, source.current()),
        pixelRatio: window.devicePixelRatio,
        onError: (detail) => console.warn(`map: ${detail}`),
      });
      setPlace(loaded);
      setStatus({ kind: "ready", made });
    };
    make().catch((error: unknown) => {
      if (aborted.signal.aborted) return;
      const detail = error instanceof Error ? error.message : String(error);
      const isMissing = error instanceof Error && error.name === "MapUnavailableError";
      setStatus({ kind: isMissing ? "unavailable" : "error", detail });
      if (!isMissing) callOff = loadLater(() => setAttempt((attempts) => attempts + 1));
    });
    return () => {
      aborted.abort();
      callOff();
      made?.stop?.();
      made?.map.destroy();
      setStatus({ kind: "loading" });
    };
  }, [source, container, geography, form, attempt]);

  const map = status.kind === "ready" ? status.made.map : null;
  useEffect(() => {
    if (map !== null && place !== null) map.setPlaceLabels(namesOf(place, { ...source.current(), language }));
  }, [map, place, source, language]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: theme is what changed the tokens
  useEffect(() => map?.refreshPalette(), [map, theme]);

  return status;
}

function namesOf(place: MapPlace, { profile, language }: Pick<Cockpit, "profile" | "language">): readonly PlaceLabel[] {
  const names = new Map(listRegions(profile.regions).map((region) => [region.id, region.name[language]]));
  return placeNames(place, language, (id) => names.get(id) ?? null);
}
