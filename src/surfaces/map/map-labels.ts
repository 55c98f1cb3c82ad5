import { formatCountdown } from "../../shared/format-duration.ts";
import type { EpochMs } from "../../shared/units.ts";
import { type IncidentScene, markRadius } from "./incident-scene.ts";
import type { MapUnit } from "./map-data.ts";
import { AROUND, BESIDE, CENTRED, type LabelWish } from "./place-labels.ts";
import { ringState } from "./ring.ts";

export type LabelKind =
  | "overdue"
  | "atRisk"
  | "count"
  | "unit"
  | "village"
  | "station"
  | "neighbour"
  | "water"
  | LoadMark;

/** The label of an area on the load map: its name over its value, and the worst state of what is open there. */
export type LoadMark = "load" | "loadAtRisk" | "loadBreached" | "loadZero";

/** A label that wants to stand on the map. Texts are text, never markup. */
export interface MapLabel extends Pick<LabelWish, "key" | "gap" | "sides"> {
  readonly kind: LabelKind;
  readonly text: string;
  /** Of a timer: its text turns with each second, whether the map is drawn then or not. */
  readonly dueAt?: EpochMs;
  readonly longitude: number;
  readonly latitude: number;
  readonly own?: string;
  readonly bold?: boolean;
  readonly pinned?: boolean;
}

/** A named place that never changes. */
export interface PlaceLabel {
  readonly kind: "village" | "station" | "neighbour" | "water";
  readonly text: string;
  readonly longitude: number;
  readonly latitude: number;
}

/** Overdue timers shown at most; the ring says it for the others. */
const OVERDUE_TIMERS = 8;

/** Timers, most urgent first: a filled chip for each overdue symbol, an outlined one for the most urgent at-risk one and the one in the spotlight. */
export function timerLabels(scene: IncidentScene, now: EpochMs, u: number, symbolSize: number): readonly MapLabel[] {
  const labels: MapLabel[] = [];
  let overdue = 0;
  let atRisk = 0;
  for (const mark of scene.marks) {
    const { clock } = mark.incident;
    const state = ringState(clock, now);
    if (clock === null || (state !== "overdue" && state !== "atRisk")) continue;
    if (!mark.spotlight && state === "overdue" && ++overdue > OVERDUE_TIMERS) continue;
    if (!mark.spotlight && state === "atRisk" && ++atRisk > 1) continue;
    labels.push({
      key: `timer ${mark.key}`,
      kind: state,
      text: formatCountdown(clock.dueAt, now),
      dueAt: clock.dueAt,
      longitude: mark.longitude,
      latitude: mark.latitude,
      gap: markRadius(mark, u, symbolSize, now) + (mark.spotlight ? 18 : 5) * u,
      sides: AROUND,
      own: mark.key,
      bold: true,
    });
  }
  return labels;
}

/** The count of each cluster, on its ring. */
export function countLabels(scene: IncidentScene): readonly MapLabel[] {
  return scene.clusters.map((cluster) => ({
    key: `count ${cluster.key}`,
    kind: "count",
    text: String(cluster.count),
    longitude: cluster.longitude,
    latitude: cluster.latitude,
    gap: 0,
    sides: ["centre"],
    own: cluster.key,
    pinned: true,
  }));
}

/** Short names of units, each beside its chevron. */
export function unitLabels(
  units: readonly MapUnit[],
  positionOf: (id: string) => { readonly longitude: number; readonly latitude: number } | null,
  offlineWord: string,
  u: number,
): readonly MapLabel[] {
  return units.flatMap((unit) => {
    const at = positionOf(unit.id);
    const text = unit.mark === "offline" ? `${unit.label} ${offlineWord}`.trim() : unit.label;
    if (at === null || text === "") return [];
    const key = `unit ${unit.id}`;
    return [{ key, kind: "unit" as const, text, ...at, gap: 12 * u, sides: BESIDE, own: key }];
  });
}

/** Names of villages, stations and neighbours, in that order. */
export function placeLabelsOf(places: readonly PlaceLabel[], u: number): readonly MapLabel[] {
  return places.map((place, index) => ({
    key: `place ${index}`,
    ...place,
    gap: (place.kind === "station" ? 9 : 10) * u,
    sides: place.kind === "station" ? BESIDE : CENTRED,
    bold: true,
  }));
}
