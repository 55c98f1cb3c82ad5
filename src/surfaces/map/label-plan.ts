import type { EpochMs } from "../../shared/units.ts";
import { type IncidentScene, markRadius, spotlightRadius } from "./incident-scene.ts";
import type { MapUnit, ScreenPoint, ScreenRect } from "./map-data.ts";
import { countLabels, type MapLabel, type PlaceLabel, placeLabelsOf, timerLabels, unitLabels } from "./map-labels.ts";
import type { Obstacle } from "./place-labels.ts";
import { project, type View } from "./view.ts";

interface LabelSituation {
  readonly scene: IncidentScene;
  /** Zoomed out: villages are too small for their names. */
  readonly clustered: boolean;
  /** Those drawn. */
  readonly units: readonly MapUnit[];
  /** Where a unit is drawn at the moment. */
  readonly unitAt: (id: string) => { readonly longitude: number; readonly latitude: number } | null;
  readonly offlineWord: string;
  readonly places: readonly PlaceLabel[];
  /** Words and cards over the map. */
  readonly covered: readonly ScreenRect[];
  readonly view: View;
  readonly now: EpochMs;
  /** CSS pixels of a design pixel. */
  readonly u: number;
  /** Diameter of a ring in time, design pixels. */
  readonly symbolSize: number;
}

/**
 * Which labels want to stand on the map, most wanted first (count, timer, busy unit, place, idle unit), and what they must not cover.
 * A wall has some hundred idle units: their names come last, a village's name is worth more.
 */
export function planLabels(situation: LabelSituation): {
  readonly labels: readonly MapLabel[];
  readonly obstacles: readonly Obstacle[];
} {
  const { scene, units, unitAt, offlineWord, covered, now, u, symbolSize } = situation;
  const places = situation.clustered ? situation.places.filter(({ kind }) => kind !== "village") : situation.places;
  const [idle, busy] = [units.filter(isIdle), units.filter((unit) => !isIdle(unit))];
  return {
    labels: [
      ...countLabels(scene),
      ...timerLabels(scene, now, u, symbolSize),
      ...unitLabels(busy, unitAt, offlineWord, u),
      ...placeLabelsOf(places, u),
      ...unitLabels(idle, unitAt, offlineWord, u),
    ],
    obstacles: [
      ...covered.map((area) => ({ key: "", ...area })),
      ...markObstacles(situation),
      ...unitObstacles(situation),
    ],
  };
}

function isIdle(unit: MapUnit): boolean {
  return unit.mark === "idle";
}

/** What symbols cover, the spotlight with its ring. */
function markObstacles({ scene, view, now, u, symbolSize }: LabelSituation): readonly Obstacle[] {
  return scene.marks.map((mark) => {
    const radius = mark.spotlight ? spotlightRadius(mark, u, symbolSize) : markRadius(mark, u, symbolSize, now);
    return { key: mark.key, ...around(project(view, mark.longitude, mark.latitude), radius) };
  });
}

/** What chevrons cover: a timer or a place that finds no other room may cover them. */
function unitObstacles({ units, unitAt, view, u, symbolSize }: LabelSituation): readonly Obstacle[] {
  return units.flatMap((unit) => {
    const place = unitAt(unit.id);
    if (place === null) return [];
    const at = project(view, place.longitude, place.latitude);
    return [{ key: `unit ${unit.id}`, soft: true, ...around(at, (isIdle(unit) ? 7 : 9) * u * (symbolSize / 28)) }];
  });
}

function around(centre: ScreenPoint, radius: number): ScreenRect {
  return { left: centre.x - radius, top: centre.y - radius, width: 2 * radius, height: 2 * radius };
}
