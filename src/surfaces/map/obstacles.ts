import type { EpochMs } from "../../shared/units.ts";
import { markRadius, spotlightRadius } from "./incident-scene.ts";
import type { SymbolMark } from "./incident-layer.ts";
import type { ScreenPoint, ScreenRect } from "./map-data.ts";
import type { Obstacle } from "./place-labels.ts";

interface Scale {
  readonly now: EpochMs;
  /** CSS pixels of a design pixel. */
  readonly u: number;
  /** Diameter of a ring in time, design pixels. */
  readonly symbolSize: number;
}

/** What symbols cover, the spotlight with its ring. */
export function markObstacles(
  marks: readonly SymbolMark[],
  project: (longitude: number, latitude: number) => ScreenPoint,
  { now, u, symbolSize }: Scale,
): readonly Obstacle[] {
  return marks.map((mark) => {
    const radius = mark.spotlight ? spotlightRadius(mark, u, symbolSize) : markRadius(mark, u, symbolSize, now);
    return { key: mark.key, ...around(project(mark.longitude, mark.latitude), radius) };
  });
}

/** What chevrons cover; a timer may cover them too. */
export function unitObstacles(
  ids: Iterable<string>,
  positionOf: (id: string) => { readonly longitude: number; readonly latitude: number } | null,
  project: (longitude: number, latitude: number) => ScreenPoint,
  { u, symbolSize }: Scale,
): readonly Obstacle[] {
  const obstacles: Obstacle[] = [];
  for (const id of ids) {
    const place = positionOf(id);
    if (place === null) continue;
    const at = project(place.longitude, place.latitude);
    obstacles.push({ key: `unit ${id}`, soft: true, ...around(at, 9 * u * (symbolSize / 28)) });
  }
  return obstacles;
}

function around(centre: ScreenPoint, radius: number): ScreenRect {
  return { left: centre.x - radius, top: centre.y - radius, width: 2 * radius, height: 2 * radius };
}
