import "./city-map.css";
import type { Map as MapLibreMap } from "maplibre-gl";
import type { EpochMs } from "../../shared/units.ts";
import { BaseLayers } from "./base-layers.ts";
import type { CityMapOptions, MapCounters } from "./city-map-options.ts";
import type { DrawState } from "./draw-state.ts";
import { type CardMargins, type Corner, emptiestCorner } from "./emptiest-corner.ts";
import { IncidentLayer } from "./incident-layer.ts";
import { type Hit, IncidentScene, spotlightRadius } from "./incident-scene.ts";
import { LabelLayer } from "./label-layer.ts";
import { planLabels } from "./label-plan.ts";
import type { MapIncident, MapUnit, ScreenPoint, ScreenRect } from "./map-data.ts";
import { MapCamera } from "./map-camera.ts";
import { createEngine } from "./map-engine.ts";
import type { PlaceLabel } from "./map-labels.ts";
import { toMercator } from "./mercator.ts";
import { readPalette } from "./palette.ts";
import { followPointer } from "./pointer.ts";
import { Repainter } from "./repainter.ts";
import { timeFrame } from "./time-frame.ts";
import { UnitLayer } from "./unit-layer.ts";
import { project, unproject, type View } from "./view.ts";

/** Instants are sent again relative to a new epoch when the present is this far from the old one (32-bit floats). */
const EPOCH_REACH = 2 * 24 * 3_600_000;
/** One breath of an overdue ring, as --t-breath. */
const BREATH_MS = 2_400;

/**
 * The map (地图): plain data in, pixels out, and the only place that knows MapLibre.
 * Nothing given to it moves the camera: only the viewer and `fit` do.
 */
export class CityMap {
  readonly #options: CityMapOptions;
  readonly #map: MapLibreMap;
  readonly #camera: MapCamera;
  readonly #base: BaseLayers;
  readonly #state: DrawState;
  readonly #incidents: IncidentLayer;
  readonly #units: UnitLayer;
  readonly #unitData = new Map<string, MapUnit>();
  readonly #scene: IncidentScene;
  readonly #labels: LabelLayer;
  readonly #repainter: Repainter;
  readonly #resizeObserver = new ResizeObserver(() => this.#resized());
  #places: readonly PlaceLabel[];
  #wordsCover: () => readonly ScreenRect[] = () => [];
  #cardCovers: () => ScreenRect | null = () => null;
  #spotlight: string | null = null;
  #corner: Corner | null = null;
  #tinted = true;
  #destroyed = false;
  #frames = 0;
  #paints = 0;

  /** @throws MapUnavailableError without WebGL 2 */
  constructor(options: CityMapOptions) {
    this.#options = options;
    this.#places = options.labels;
    const { container, place, now, pixelRatio, symbolSize } = options;
    const [west, south, east, north] = place.bounds;
    const palette = readPalette(container);
    const origin = toMercator((west + east) / 2, (south + north) / 2);
    this.#state = {
      palette,
      now,
      epoch: now,
      origin,
      pixelRatio,
      symbolSize,
      breath: 1,
      clustered: false,
      stale: false,
    };
    this.#incidents = new IncidentLayer(this.#state);
    this.#units = new UnitLayer(this.#state);
    this.#scene = new IncidentScene(this.#incidents);
    this.#map = createEngine(container, place, palette, pixelRatio);
    this.#camera = new MapCamera(this.#map, container, place.bounds, () => this.#state.palette.u, options.margins);
    this.#base = new BaseLayers(this.#map, place);
    this.#labels = new LabelLayer(container);
    this.#repainter = new Repainter({
      period: options.repaintPeriod,
      rest: options.repaintRest,
      now: () => this.#state.now,
      isMoving: () => this.#units.isGliding || this.#breathes(),
      paint: () => this.#paint(),
    });
    this.#listen();
    this.#resizeObserver.observe(container);
  }

  /** What was drawn so far, for tests and benches. */
  get counters(): MapCounters {
    return {
      paints: this.#paints,
      frames: this.#frames,
      uploads: this.#incidents.uploads + this.#units.uploads,
      dots: this.#incidents.dotCount,
      symbols: this.#scene.marks.length,
      clusters: this.#scene.clusters.length,
    };
  }

  /** Everything given so far is on the screen. */
  get isSettled(): boolean {
    return this.#repainter.isSettled;
  }
  get view(): View {
    return this.#camera.view;
  }

  /** Moves the stream time on: timers turn at once, rings drain with the next repaint, nothing is sent to the GPU. */
  setTime(now: EpochMs): void {
    this.#state.now = now;
    this.#labels.turn(now);
    if (Math.abs(now - this.#state.epoch) < EPOCH_REACH) return;
    this.#state.epoch = now;
    this.#scene.invalidate();
    for (const unit of this.#unitData.values()) this.#units.set(unit);
  }

  putIncident(incident: MapIncident): void {
    this.#scene.put(incident);
    this.#repainter.want();
  }

  removeIncident(id: string): void {
    this.#scene.remove(id);
    this.#repainter.want();
  }

  putUnit(unit: MapUnit): void {
    this.#unitData.set(unit.id, unit);
    this.#units.set(unit);
    this.#repainter.want();
  }

  removeUnit(id: string): void {
    this.#unitData.delete(id);
    this.#units.remove(id);
    this.#repainter.want();
  }

  /** Forgets incidents and units: another stream, or another scope. */
  clear(): void {
    this.#scene.clear();
    for (const id of [...this.#unitData.keys()]) this.removeUnit(id);
    this.#repainter.want();
  }

  /** Tints regions by their open incidents; only steps that changed reach the GPU. */
  setLoads(open: ReadonlyMap<string, number>): void {
    this.#base.setLoads(open);
  }

  /** The incident with the white ring; null for none. It is a full symbol whatever its rank. */
  setSpotlight(id: string | null): void {
    this.#spotlight = id;
    this.#scene.setSpotlight(id);
    this.#repainter.want();
  }

  /** How far to believe it: symbols and timers of old data lose their fill, and the tint goes; in 战时 the tint alone. */
  setLook({ stale, tinted }: { readonly stale: boolean; readonly tinted: boolean }): void {
    if (stale === this.#state.stale && tinted === this.#tinted) return;
    this.#state.stale = stale;
    this.#tinted = tinted;
    this.#labels.setStale(stale);
    this.#applyPalette();
  }

  /** The theme changed: reads the tokens again with the next frame, when an ancestor's attribute is set. */
  refreshPalette(): void {
    requestAnimationFrame(() => {
      if (this.#destroyed) return;
      this.#state.palette = readPalette(this.#options.container);
      this.#labels.forgetSizes();
      this.#applyPalette();
    });
  }

  /** Other words for places: the language changed. */
  setPlaceLabels(labels: readonly PlaceLabel[]): void {
    this.#places = labels;
    this.#repainter.want();
  }

  /** Areas of the pane that are covered, asked for with every repaint: labels keep out of all, a card out of those with words. */
  setCovered(words: () => readonly ScreenRect[], card: () => ScreenRect | null): void {
    this.#wordsCover = words;
    this.#cardCovers = card;
    this.#repainter.want();
  }

  fit(): void {
    this.#camera.fit();
  }

  /** Where an incident's symbol stands on the pane, and the radius of its spotlight ring; null when it has none or is out of sight. */
  anchorOf(id: string): (ScreenPoint & { readonly radius: number }) | null {
    const mark = this.#scene.marks.find((candidate) => candidate.incident.id === id);
    if (mark === undefined) return null;
    const view = this.view;
    const at = project(view, mark.longitude, mark.latitude);
    if (at.x < 0 || at.y < 0 || at.x > view.width || at.y > view.height) return null;
    return { ...at, radius: spotlightRadius(mark, this.#state.palette.u, this.#state.symbolSize) };
  }

  /** The corner where a card hides least. */
  emptiestCorner(card: { readonly width: number; readonly height: number }, margins: CardMargins): Corner {
    this.#scene.apply(this.#state.palette.u);
    const points = this.#scene.weighted(this.view, this.#spotlight);
    this.#corner = emptiestCorner(points, this.#wordsCover(), card, this.view, margins, this.#corner);
    return this.#corner;
  }

  destroy(): void {
    this.#destroyed = true;
    this.#repainter.stop();
    this.#resizeObserver.disconnect();
    this.#labels.destroy();
    this.#map.remove();
  }

  #listen(): void {
    const map = this.#map;
    const { onMoved, onError } = this.#options;
    map.on("style.load", () => this.#styleLoaded());
    map.on("render", () => this.#frames++);
    map.on("move", () => {
      this.#labels.move(this.view);
      onMoved?.();
    });
    map.on("moveend", () => this.#repainter.want());
    followPointer(map, this.#options, {
      hitAt: (point) => this.#hitAt(point),
      placeAt: (point) => unproject(this.view, point),
    });
    map.on("error", (event) => onError?.(event.error.message));
  }

  /** Also after a lost context came back: MapLibre restores its own layers, custom ones are made again. */
  #styleLoaded(): void {
    for (const layer of [this.#units, this.#incidents]) this.#map.addLayer(layer);
    this.#base.restore();
    this.#scene.invalidate();
    this.#applyPalette();
  }

  #applyPalette(): void {
    this.#base.paint(this.#state.palette, this.#tinted && !this.#state.stale);
    this.#repainter.want();
  }

  #resized(): void {
    this.#camera.resized();
    this.refreshPalette();
  }

  #breathes(): boolean {
    if (this.#options.reducedMotion || this.#state.stale) return false;
    return this.#scene.breathes(this.#state.now);
  }

  #paint(): void {
    this.#paints++;
    const { symbolSize, now } = this.#state;
    const { u } = this.#state.palette;
    const { clusterZoom } = this.#camera;
    this.#state.clustered = clusterZoom !== null;
    this.#scene.setClusterZoom(clusterZoom);
    this.#scene.apply(u);
    const wave = Math.cos((2 * Math.PI * performance.now()) / BREATH_MS);
    this.#state.breath = this.#breathes() ? 0.775 + 0.225 * wave : 1;
    const card = this.#cardCovers();
    const plan = planLabels({
      scene: this.#scene,
      clustered: clusterZoom !== null,
      units: clusterZoom === null ? [...this.#unitData.values()] : [],
      unitAt: (id) => this.#units.positionOf(id),
      offlineWord: this.#options.offlineWord,
      places: this.#places,
      covered: card === null ? this.#wordsCover() : [...this.#wordsCover(), card],
      view: this.view,
      now,
      u,
      symbolSize,
    });
    this.#labels.place(plan.labels, this.view, plan.obstacles);
    this.#map.once("render", () => timeFrame((took) => this.#repainter.frameTook(took)));
    this.#map.triggerRepaint();
    this.#options.onMoved?.();
  }

  #hitAt(point: ScreenPoint): Hit | null {
    const { palette, symbolSize, now } = this.#state;
    return this.#scene.hit(point, this.view, palette.u, symbolSize, now);
  }
}
