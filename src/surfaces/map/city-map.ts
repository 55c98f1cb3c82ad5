import "./city-map.css";
import type { Map as MapLibreMap, MapMouseEvent } from "maplibre-gl";
import type { EpochMs } from "../../shared/units.ts";
import type { DrawState } from "./draw-state.ts";
import { type Corner, emptiestCorner } from "./emptiest-corner.ts";
import { IncidentLayer } from "./incident-layer.ts";
import { type Hit, IncidentScene, markRadius } from "./incident-scene.ts";
import { LabelLayer } from "./label-layer.ts";
import { loadStep } from "./load-step.ts";
import type { MapIncident, MapPlace, MapUnit, ScreenPoint, ScreenRect } from "./map-data.ts";
import { createEngine } from "./map-engine.ts";
import { countLabels, type PlaceLabel, placeLabelsOf, timerLabels, unitLabels } from "./map-labels.ts";
import { LOAD_LAYER, mapStyle, REGIONS } from "./map-style.ts";
import { toMercator } from "./mercator.ts";
import type { MapPalette } from "./palette.ts";
import type { Obstacle } from "./place-labels.ts";
import { containsPosition } from "./polygon.ts";
import { leafRegions, regionId } from "./regions.ts";
import { Repainter } from "./repainter.ts";
import { UnitLayer } from "./unit-layer.ts";
import { project, unproject, type View } from "./view.ts";

/** Instants are sent again relative to a new epoch when the present is this far from the old one (32-bit floats). */
const EPOCH_REACH = 2 * 24 * 3_600_000;
/** Zoom levels below the opening view at which incidents gather in clusters. */
const CLUSTER_BELOW_FIT = 0.75;
/** One breath of an overdue ring, as --t-breath. */
const BREATH_MS = 2_400;

export interface CityMapOptions {
  readonly container: HTMLElement;
  readonly place: MapPlace;
  readonly palette: MapPalette;
  readonly labels: readonly PlaceLabel[];
  /** Beside units out of reach: 离线. */
  readonly offlineWord: string;
  /** Stream time at the start. */
  readonly now: EpochMs;
  /** Device pixels of a CSS pixel. */
  readonly pixelRatio: number;
  /** Diameter of a ring in time, design pixels: 28 on a wall, 22 on a desk. */
  readonly symbolSize: number;
  /** No breathing. */
  readonly reducedMotion: boolean;
  /** Shortest time between repaints that data asks for, milliseconds. */
  readonly repaintPeriod: number;
  readonly onHover?: (hit: Hit | null, at: ScreenPoint) => void;
  readonly onClick?: (hit: Hit | null, region: string | null) => void;
  /** The view or what the spotlight stands on moved. */
  readonly onMoved?: () => void;
  /** A source or tile could not be read; the map goes on. */
  readonly onError?: (message: string) => void;
}

/**
 * The map (地图): plain data in, pixels out, and the only place that knows MapLibre.
 * Nothing given to it moves the camera: only the viewer and `fit` do.
 */
export class CityMap {
  readonly #options: CityMapOptions;
  readonly #map: MapLibreMap;
  readonly #state: DrawState;
  readonly #incidents: IncidentLayer;
  readonly #units: UnitLayer;
  readonly #unitData = new Map<string, MapUnit>();
  readonly #scene: IncidentScene;
  readonly #labels: LabelLayer;
  readonly #repainter: Repainter;
  readonly #loads = new Map<string, number>();
  readonly #resizeObserver: ResizeObserver;
  #places: readonly PlaceLabel[];
  #reserved: readonly ScreenRect[] = [];
  #spotlight: string | null = null;
  #corner: Corner | null = null;
  #fitZoom = 0;
  #movedByViewer = false;
  #frames = 0;

  /** @throws MapUnavailableError without WebGL 2 */
  constructor(options: CityMapOptions) {
    this.#options = options;
    this.#places = options.labels;
    const [west, south, east, north] = options.place.bounds;
    this.#state = {
      palette: options.palette,
      now: options.now,
      epoch: options.now,
      origin: toMercator((west + east) / 2, (south + north) / 2),
      pixelRatio: options.pixelRatio,
      symbolSize: options.symbolSize,
      breath: 1,
      stale: false,
    };
    this.#incidents = new IncidentLayer(this.#state);
    this.#units = new UnitLayer(this.#state);
    this.#scene = new IncidentScene(this.#incidents);
    this.#map = createEngine(options.container, options.place, options.palette, options.pixelRatio);
    this.#labels = new LabelLayer(options.container);
    this.#listen();
    this.fit();
    this.#repainter = new Repainter({
      period: options.repaintPeriod,
      now: () => this.#state.now,
      isMoving: () => this.#units.isGliding || this.#breathes(),
      paint: () => this.#paint(),
    });
    this.#resizeObserver = new ResizeObserver(() => this.#resized());
    this.#resizeObserver.observe(options.container);
  }

  /** Frames drawn and GPU uploads so far, for tests and benches. */
  get counters(): { readonly frames: number; readonly uploads: number; readonly dots: number; readonly symbols: number } {
    return {
      frames: this.#frames,
      uploads: this.#incidents.uploads,
      dots: this.#incidents.dotCount,
      symbols: this.#scene.marks.length,
    };
  }

  /** Camera at the moment. */
  get view(): View {
    const centre = this.#map.getCenter();
    const { clientWidth: width, clientHeight: height } = this.#options.container;
    return { centre: toMercator(centre.lng, centre.lat), zoom: this.#map.getZoom(), width, height };
  }

  /** Moves the stream time on: rings drain and timers turn with the next repaint, nothing is sent to the GPU. */
  setTime(now: EpochMs): void {
    this.#state.now = now;
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
    for (const [region, count] of open) {
      const step = loadStep(count);
      if (this.#loads.get(region) === step) continue;
      this.#loads.set(region, step);
      if (this.#map.isStyleLoaded()) this.#map.setFeatureState({ source: REGIONS, id: region }, { load: step });
    }
  }

  /** The incident with the white ring; null for none. It is a full symbol whatever its rank. */
  setSpotlight(id: string | null): void {
    this.#spotlight = id;
    this.#scene.setSpotlight(id);
    this.#repainter.want();
  }

  /** What is shown is old: symbols and tint lose their fill. */
  setStale(stale: boolean): void {
    if (stale === this.#state.stale) return;
    this.#state.stale = stale;
    this.#applyPalette();
  }

  /** Another theme or another `--u`. */
  setPalette(palette: MapPalette): void {
    this.#state.palette = palette;
    this.#labels.forgetSizes();
    this.#applyPalette();
    if (!this.#movedByViewer) this.fit();
  }

  /** Other words for places: the language changed. */
  setPlaceLabels(labels: readonly PlaceLabel[]): void {
    this.#places = labels;
    this.#repainter.want();
  }

  /** Areas of the pane that words or cards cover: labels keep out, and `emptiestCorner` avoids them. */
  setReserved(areas: readonly ScreenRect[]): void {
    this.#reserved = areas;
    this.#repainter.want();
  }

  /** The opening view: the place's bounds. The only camera movement this class makes. */
  fit(): void {
    const [west, south, east, north] = this.#options.place.bounds;
    const camera = this.#map.cameraForBounds([west, south, east, north]);
    if (camera?.zoom === undefined || camera.center === undefined) return;
    this.#fitZoom = camera.zoom;
    this.#map.setMinZoom(Math.max(0, this.#fitZoom - 4));
    this.#map.jumpTo({ center: camera.center, zoom: camera.zoom });
    this.#movedByViewer = false;
  }

  /** Where an incident stands on the pane (its cluster, when it is in one); null when it is not on the map or out of sight. */
  anchorOf(id: string): (ScreenPoint & { readonly radius: number }) | null {
    const incident = this.#scene.get(id);
    if (incident === undefined) return null;
    const view = this.view;
    const at = project(view, incident.longitude, incident.latitude);
    if (at.x < 0 || at.y < 0 || at.x > view.width || at.y > view.height) return null;
    return { ...at, radius: 32 * this.#state.palette.u * (this.#state.symbolSize / 28) };
  }

  /** The corner where a card hides least. */
  emptiestCorner(card: { readonly width: number; readonly height: number }, margin: number): Corner {
    const view = this.view;
    const points = [...this.#scene.all()].map((incident) => {
      const isSpotlit = incident.id === this.#spotlight;
      return { ...project(view, incident.longitude, incident.latitude), weight: isSpotlit ? 1_000 : 0.2 };
    });
    for (const mark of this.#scene.marks)
      points.push({ ...project(view, mark.longitude, mark.latitude), weight: 2 });
    this.#corner = emptiestCorner(points, this.#reserved, card, view, margin, this.#corner);
    return this.#corner;
  }

  destroy(): void {
    this.#repainter.stop();
    this.#resizeObserver.disconnect();
    this.#labels.destroy();
    this.#map.remove();
  }

  #listen(): void {
    const map = this.#map;
    map.on("style.load", () => this.#styleLoaded());
    map.on("render", () => this.#frames++);
    map.on("move", () => {
      this.#labels.move((longitude, latitude) => project(this.view, longitude, latitude));
      this.#options.onMoved?.();
    });
    map.on("moveend", () => this.#repainter?.want());
    map.on("movestart", (event) => {
      if ("originalEvent" in event && event.originalEvent !== undefined) this.#movedByViewer = true;
    });
    map.on("mousemove", (event) => this.#options.onHover?.(this.#hit(event), event.point));
    map.on("mouseout", (event) => this.#options.onHover?.(null, event.point));
    map.on("click", (event) => this.#options.onClick?.(this.#hit(event), this.#regionAt(event.point)));
    map.on("error", (event) => this.#options.onError?.(event.error.message));
  }

  /** Also after a lost context came back: MapLibre restores its own layers, custom ones are made again. */
  #styleLoaded(): void {
    for (const layer of [this.#units, this.#incidents]) if (this.#map.getLayer(layer.id) === undefined) this.#map.addLayer(layer);
    for (const [region, step] of this.#loads) this.#map.setFeatureState({ source: REGIONS, id: region }, { load: step });
    this.#scene.invalidate();
    this.#applyPalette();
  }

  #applyPalette(): void {
    const { palette, stale } = this.#state;
    if (this.#map.isStyleLoaded() || this.#map.getLayer(LOAD_LAYER) !== undefined) {
      for (const layer of mapStyle(this.#options.place, palette).layers) {
        for (const [property, value] of Object.entries(layer.paint ?? {}))
          this.#map.setPaintProperty(layer.id, property as never, value as never);
      }
      if (stale) this.#map.setPaintProperty(LOAD_LAYER, "fill-opacity", 0);
    }
    this.#repainter?.want();
  }

  #resized(): void {
    this.#map.resize();
    if (!this.#movedByViewer) this.fit();
    this.#repainter.want();
  }

  #breathes(): boolean {
    if (this.#options.reducedMotion || this.#state.stale) return false;
    const worst = this.#scene.marks[0]?.incident.clock ?? null;
    return worst !== null && this.#state.now > worst.dueAt;
  }

  #paint(): void {
    const { palette, symbolSize, now } = this.#state;
    const view = this.view;
    const clustered = view.zoom < this.#fitZoom - CLUSTER_BELOW_FIT;
    this.#scene.setClusterZoom(clustered ? Math.round(view.zoom * 4) / 4 : null);
    this.#scene.apply(palette.u);
    const phase = (performance.now() % BREATH_MS) / BREATH_MS;
    this.#state.breath = this.#breathes() ? 0.775 + 0.225 * Math.cos(2 * Math.PI * phase) : 1;
    const obstacles: Obstacle[] = this.#scene.marks.map((mark) => {
      const at = project(view, mark.longitude, mark.latitude);
      const radius = markRadius(mark, palette.u, symbolSize, now);
      return { key: mark.key, left: at.x - radius, top: at.y - radius, width: 2 * radius, height: 2 * radius };
    });
    if (!clustered) {
      const reach = 9 * palette.u * (symbolSize / 28);
      for (const id of this.#unitData.keys()) {
        const place = this.#units.positionOf(id);
        if (place === null) continue;
        const at = project(view, place.longitude, place.latitude);
        obstacles.push({ key: `unit ${id}`, left: at.x - reach, top: at.y - reach, width: 2 * reach, height: 2 * reach });
      }
    }
    for (const area of this.#reserved) obstacles.push({ key: "", ...area });
    const labels = [
      ...timerLabels(this.#scene, now, palette.u, symbolSize),
      ...countLabels(this.#scene),
      ...(clustered
        ? []
        : unitLabels(this.#unitData.values(), (id) => this.#units.positionOf(id), this.#options.offlineWord, palette.u)),
      ...placeLabelsOf(this.#places, palette.u),
    ];
    this.#labels.place(labels, (longitude, latitude) => project(view, longitude, latitude), obstacles, view);
    this.#map.triggerRepaint();
    this.#options.onMoved?.();
  }

  #hit(event: MapMouseEvent): Hit | null {
    const { palette, symbolSize, now } = this.#state;
    return this.#scene.hit(event.point, this.view, palette.u, symbolSize, now);
  }

  #regionAt(point: ScreenPoint): string | null {
    const { longitude, latitude } = unproject(this.view, point);
    const found = leafRegions(this.#options.place.regions).find((region) =>
      containsPosition(region, longitude, latitude),
    );
    return found === undefined ? null : regionId(found);
  }
}
