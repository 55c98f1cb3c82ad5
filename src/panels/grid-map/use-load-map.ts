import { type RefObject, useRef } from "react";
import type { LoadMap } from "../../surfaces/map/load-map.ts";
import type { ScreenPoint, ScreenRect } from "../../surfaces/map/map-data.ts";
import { type PlaceMapStatus, usePlaceMap } from "../map/use-place-map.ts";

interface LoadMapEvents {
  covered(): readonly (ScreenRect & { readonly soft?: boolean })[];
  onHover(area: string | null, at: ScreenPoint): void;
  onClick(area: string | null): void;
  onDoubleClick(area: string): void;
  onMoved(): void;
}

/** Makes the load map in `container`. */
export function useLoadMap(
  container: RefObject<HTMLElement | null>,
  events: LoadMapEvents,
): PlaceMapStatus<{ readonly map: LoadMap }> {
  const latest = useRef(events);
  latest.current = events;
  return usePlaceMap<{ readonly map: LoadMap }>(container, async () => {
    const { LoadMap } = await import("../../surfaces/map/load-map.ts");
    return (ground) => {
      const map = new LoadMap({
        ...ground,
        covered: () => latest.current.covered(),
        onHover: (area, at) => latest.current.onHover(area, at),
        onClick: (area) => latest.current.onClick(area),
        onDoubleClick: (area) => latest.current.onDoubleClick(area),
        onMoved: () => latest.current.onMoved(),
      });
      return { map };
    };
  });
}
