import type { EpochMs } from "../../shared/units.ts";
import { clusterIncidents, type IncidentCluster } from "./clusters.ts";
import type { WeightedPoint } from "./emptiest-corner.ts";
import type { SymbolMark } from "./incident-layer.ts";
import type { MapIncident, ScreenPoint } from "./map-data.ts";
import { ringState } from "./ring.ts";
import { mostUrgent } from "./urgency.ts";
import { project, type View } from "./view.ts";

/** Full symbols at once; the others are dots. */
const FULL_SYMBOLS = 25;
/** Overdue rings that breathe at once. */
const BREATHING = 6;
/** Design pixels. */
const CLUSTER_RADIUS = 56;
const DOT_REACH = 8;

/** Where the scene is drawn: the incident layer, or a stand-in under test. */
export interface SceneTarget {
  setDot(incident: MapIncident): void;
  removeDot(id: string): void;
  clearDots(): void;
  setSymbols(marks: readonly SymbolMark[]): void;
}

/** What lies under a pointer. */
export interface Hit {
  readonly incident: MapIncident;
  /** More than 1: a cluster, and `incident` is its worst. */
  readonly count: number;
}

/** The open incidents on the map: which are full symbols, which dots, which gathered in clusters. */
export class IncidentScene {
  readonly #target: SceneTarget;
  readonly #incidents = new Map<string, MapIncident>();
  readonly #changed = new Set<string>();
  #marks: readonly SymbolMark[] = [];
  #clusters: readonly IncidentCluster[] = [];
  #clusterZoom: number | null = null;
  #spotlight: string | null = null;
  #stale = true;

  constructor(target: SceneTarget) {
    this.#target = target;
  }

  /** Full symbols on the map, the spotlight and then the most urgent first; on a view zoomed out, clusters. */
  get marks(): readonly SymbolMark[] {
    return this.#marks;
  }

  /** Clusters of more than one incident; empty unless zoomed out. */
  get clusters(): readonly IncidentCluster[] {
    return this.#clusters;
  }

  /** Whether an overdue ring breathes at `now`. */
  breathes(now: EpochMs): boolean {
    return this.#marks.some(({ breathes, incident }) => breathes && ringState(incident.clock, now) === "overdue");
  }

  /** Where incidents stand on the pane, and how little a card should cover them: the spotlight never, symbols hardly, dots a little. */
  weighted(view: View, spotlight: string | null): readonly WeightedPoint[] {
    const dots = [...this.#incidents.values()].map((incident) => ({
      ...project(view, incident.longitude, incident.latitude),
      weight: incident.id === spotlight ? 1_000 : 0.2,
    }));
    const symbols = this.#marks.map((mark) => ({ ...project(view, mark.longitude, mark.latitude), weight: 2 }));
    return [...dots, ...symbols];
  }

  put(incident: MapIncident): void {
    this.#incidents.set(incident.id, incident);
    this.#changed.add(incident.id);
  }

  remove(id: string): void {
    if (this.#incidents.delete(id)) this.#changed.add(id);
  }

  clear(): void {
    for (const id of this.#incidents.keys()) this.#changed.add(id);
    this.#incidents.clear();
  }

  setSpotlight(id: string | null): void {
    if (id === this.#spotlight) return;
    this.#spotlight = id;
    this.#stale = true;
  }

  /** The zoom clusters are made for; null draws symbols and dots. */
  setClusterZoom(zoom: number | null): void {
    if (zoom === this.#clusterZoom) return;
    this.#clusterZoom = zoom;
    this.#stale = true;
  }

  /** Writes every record anew at the next `apply`: what records are relative to has changed. */
  invalidate(): void {
    this.#stale = true;
    for (const id of this.#incidents.keys()) this.#changed.add(id);
  }

  /** Brings the target up to date; false when nothing had changed. */
  apply(u: number): boolean {
    if (this.#changed.size === 0 && !this.#stale) return false;
    if (this.#clusterZoom !== null) this.#applyClusters(this.#clusterZoom, u);
    else this.#applySymbols();
    this.#changed.clear();
    this.#stale = false;
    return true;
  }

  /**
   * The incident nearest to a point among those whose symbol or dot reaches it; symbols win over dots.
   * @param symbolSize diameter of a ring in time, design pixels
   */
  hit(point: ScreenPoint, view: View, u: number, symbolSize: number, now: EpochMs): Hit | null {
    for (const mark of this.#marks) {
      const at = project(view, mark.longitude, mark.latitude);
      if (Math.hypot(at.x - point.x, at.y - point.y) <= markRadius(mark, u, symbolSize, now)) {
        const cluster = this.#clusters.find((entry) => entry.key === mark.key);
        return { incident: mark.incident, count: cluster?.count ?? 1 };
      }
    }
    if (this.#clusterZoom !== null) return null;
    let best: MapIncident | null = null;
    let bestDistance = DOT_REACH * u;
    for (const incident of this.#incidents.values()) {
      const at = project(view, incident.longitude, incident.latitude);
      const distance = Math.hypot(at.x - point.x, at.y - point.y);
      if (distance > bestDistance) continue;
      best = incident;
      bestDistance = distance;
    }
    return best === null ? null : { incident: best, count: 1 };
  }

  #applySymbols(): void {
    this.#clusters = [];
    const urgent = mostUrgent(this.#incidents.values(), FULL_SYMBOLS);
    const spotlit = this.#spotlight === null ? undefined : this.#incidents.get(this.#spotlight);
    const chosen = spotlit === undefined || urgent.includes(spotlit) ? urgent : [spotlit, ...urgent];
    const before = this.#marks;
    const breathing = new Set(urgent.slice(0, BREATHING));
    const marks = chosen.map((incident) => ({
      key: incident.id,
      incident,
      longitude: incident.longitude,
      latitude: incident.latitude,
      cluster: false,
      spotlight: incident.id === this.#spotlight,
      breathes: breathing.has(incident),
    }));
    // The spotlight before all: nothing covers it.
    this.#marks = marks.toSorted((a, b) => Number(b.spotlight) - Number(a.spotlight));
    const full = new Set(this.#marks.map((mark) => mark.key));
    for (const mark of before) this.#changed.add(mark.key);
    for (const id of full) this.#changed.add(id);
    if (this.#stale) for (const id of this.#incidents.keys()) this.#changed.add(id);
    for (const id of this.#changed) {
      const incident = this.#incidents.get(id);
      if (incident === undefined || full.has(id)) this.#target.removeDot(id);
      else this.#target.setDot(incident);
    }
    this.#target.setSymbols(this.#marks.toReversed());
  }

  #applyClusters(zoom: number, u: number): void {
    this.#target.clearDots();
    const found = clusterIncidents(this.#incidents.values(), zoom, CLUSTER_RADIUS * u);
    this.#clusters = found.filter((cluster) => cluster.count > 1);
    this.#marks = found.map((cluster) => ({
      key: cluster.key,
      incident: cluster.worst,
      longitude: cluster.longitude,
      latitude: cluster.latitude,
      cluster: cluster.count > 1,
      spotlight: cluster.worst.id === this.#spotlight,
      breathes: false,
    }));
    this.#target.setSymbols(this.#marks.toReversed());
  }
}

/** Reach of a symbol from its centre, CSS pixels: its ring, larger while urgent (DESIGN 28 / 36 px), grave or a cluster. */
export function markRadius(mark: SymbolMark, u: number, symbolSize: number, now: EpochMs): number {
  const state = ringState(mark.incident.clock, now);
  const urgent = state === "atRisk" || state === "overdue";
  return (urgent ? 20 : 15) * symbolScale(mark, symbolSize) * u;
}

/** Radius of the spotlight's ring around a mark, CSS pixels (incident-shaders.ts draws it at 30.7 of scale 1, ticks to 37.5). */
export function spotlightRadius(mark: SymbolMark, u: number, symbolSize: number): number {
  return 31.5 * symbolScale(mark, symbolSize) * u;
}

/** How much larger a symbol is drawn than one of 28 px: by the form, when grave (×1.35) or a cluster (×1.3). */
function symbolScale(mark: SymbolMark, symbolSize: number): number {
  return (symbolSize / 28) * (mark.incident.severity === 1 ? 1.35 : 1) * (mark.cluster ? 1.3 : 1);
}
