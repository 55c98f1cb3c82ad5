import "./city-map.css";
import type { Feature } from "geojson";
import type { Map as MapLibreMap } from "maplibre-gl";
import { BaseLayers } from "./base-layers.ts";
import { LabelLayer } from "./label-layer.ts";
import { areaPoint, boundsOf, cellFeatures, type LoadArea, type LoadCell, UNKNOWN_STEP } from "./load-areas.ts";
import { LoadLayers } from "./load-layers.ts";
import { type CameraMargins, MapCamera } from "./map-camera.ts";
import type { MapPlace, ScreenPoint, ScreenRect } from "./map-data.ts";
import { createEngine } from "./map-engine.ts";
import type { MapLabel, PlaceLabel } from "./map-labels.ts";
import { placeLabelsOf } from "./map-labels.ts";
import { CENTRED } from "./place-labels.ts";
import { type MapPalette, readPalette } from "./palette.ts";
import { containsPosition } from "./polygon.ts";
import { leafRegions, regionAt, regionId } from "./regions.ts";
import { project, unproject } from "./view.ts";

/** Path, figures and controls above, legend and sources below. */
const MARGINS: CameraMargins = { top: 112, bottom: 88, side: 20 };

/** What a load map is made of. */
interface LoadMapOptions {
  /** Its tokens (tokens.css) give colours and sizes. */
  readonly container: HTMLElement;
  readonly place: MapPlace;
  /** Stations, neighbours, water: areas name themselves. */
  readonly labels: readonly PlaceLabel[];
  /** Device pixels of a CSS pixel. */
  readonly pixelRatio: number;
  /** Parts of the pane that are covered; names may stand on soft ones where nothing else is free. */
  readonly covered: () => readonly (ScreenRect & { readonly soft?: boolean })[];
  readonly onHover: (area: string | null, at: ScreenPoint) => void;
  readonly onClick: (area: string | null) => void;
  readonly onDoubleClick: (area: string) => void;
  readonly onMoved: () => void;
  readonly onError: (message: string) => void;
}

/** What stands on the map: which area each leaf region belongs to, or hexagons. */
export interface LoadGround {
  /** Leaf region → the area it is part of; regions without one are not drawn on. */
  readonly areaOf: ReadonlyMap<string, string>;
  /** Hexagons instead of regions; null for regions. */
  readonly cells: readonly LoadCell[] | null;
}

/** The load map: areas tinted by step, named with their value. Nothing given to it moves the camera but `show`, which the viewer asks for. */
export class LoadMap {
  readonly #options: LoadMapOptions;
  readonly #map: MapLibreMap;
  readonly #camera: MapCamera;
  readonly #base: BaseLayers;
  readonly #layers: LoadLayers;
  readonly #labels: LabelLayer;
  readonly #resizeObserver = new ResizeObserver(() => this.#resized());
  readonly #leaves: readonly Feature[];
  #palette: MapPalette;
  #places: readonly PlaceLabel[];
  #ground: LoadGround = { areaOf: new Map(), cells: null };
  #areas: ReadonlyMap<string, LoadArea> = new Map();
  #points: ReadonlyMap<string, readonly [longitude: number, latitude: number]> = new Map();
  #drawn = "";
  #isStale = false;
  #isDestroyed = false;

  /** @throws MapUnavailableError without WebGL 2 */
  constructor(options: LoadMapOptions) {
    this.#options = options;
    this.#places = options.labels;
    const { container, place, pixelRatio } = options;
    this.#palette = readPalette(container);
    this.#leaves = leafRegions(place.regions);
    this.#map = createEngine(container, place, this.#palette, pixelRatio);
    this.#map.doubleClickZoom.disable();
    this.#camera = new MapCamera(this.#map, container, place.bounds, () => this.#palette.u, MARGINS);
    this.#base = new BaseLayers(this.#map, place);
    this.#layers = new LoadLayers(this.#map);
    this.#labels = new LabelLayer(container);
    this.#listen();
    this.#resizeObserver.observe(container);
  }

  /** Other areas, or the same ones with other loads; only what changed is drawn. */
  setAreas(ground: LoadGround, areas: ReadonlyMap<string, LoadArea>): void {
    const isSame = ground === this.#ground;
    this.#ground = ground;
    this.#areas = areas;
    if (!isSame) this.#points = this.#locate();
    const drawn = JSON.stringify([...areas.values()]);
    if (isSame && drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#draw();
  }

  /** Old data: the tint goes, and the colour of marks. */
  setStale(isStale: boolean): void {
    if (isStale === this.#isStale) return;
    this.#isStale = isStale;
    this.#labels.setStale(isStale);
    this.#applyPalette();
  }

  /** Other words for places: the language changed. */
  setPlaceLabels(labels: readonly PlaceLabel[]): void {
    this.#places = labels;
    this.#placeLabels();
  }

  /** The theme changed: reads the tokens again with the next frame. */
  refreshPalette(): void {
    requestAnimationFrame(() => {
      if (this.#isDestroyed) return;
      this.#palette = readPalette(this.#options.container);
      this.#labels.forgetSizes();
      this.#applyPalette();
    });
  }

  /** Goes to these leaf regions; to the place's own bounds when the map knows none of them. */
  show(regions: ReadonlySet<string>): void {
    const features = this.#leaves.filter((leaf) => regions.has(regionId(leaf)));
    this.#camera.moveTo(boundsOf(features) ?? this.#options.place.bounds);
    this.#placeLabels();
  }

  /** Where a position stands on the pane; null out of sight. */
  pointOf(longitude: number, latitude: number): ScreenPoint | null {
    const { view } = this.#camera;
    const at = project(view, longitude, latitude);
    return at.x < 0 || at.y < 0 || at.x > view.width || at.y > view.height ? null : at;
  }

  /** Where the name of an area stands; null for one the map does not know. */
  areaPoint(area: string): readonly [longitude: number, latitude: number] | null {
    return this.#points.get(area) ?? null;
  }

  /** Where words stand on the pane: names with their values, and what lies over the map. */
  wordBoxes(): readonly ScreenRect[] {
    return [...this.#labels.boxes(this.#camera.view), ...this.#options.covered()];
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.#resizeObserver.disconnect();
    this.#labels.destroy();
    this.#map.remove();
  }

  #listen(): void {
    const map = this.#map;
    const { onHover, onClick, onDoubleClick, onMoved, onError } = this.#options;
    map.on("style.load", () => {
      this.#layers.add(this.#palette);
      this.#applyPalette();
      this.#draw();
    });
    map.on("move", () => {
      this.#labels.move(this.#camera.view);
      onMoved();
    });
    map.on("moveend", () => this.#placeLabels());
    map.on("mousemove", ({ point }) => onHover(this.#areaAt(point), point));
    map.on("mouseout", ({ point }) => onHover(null, point));
    // What the first press chose may fit the map anew under the pointer: the second press of two means the same area.
    let pressed: string | null = null;
    map.on("click", ({ point, originalEvent }) => {
      if (originalEvent.detail > 1) return;
      pressed = this.#areaAt(point);
      onClick(pressed);
    });
    map.on("dblclick", () => {
      if (pressed !== null) onDoubleClick(pressed);
    });
    map.on("error", (event) => onError(event.error.message));
  }

  #areaAt(point: ScreenPoint): string | null {
    const { longitude, latitude } = unproject(this.#camera.view, point);
    const { cells, areaOf } = this.#ground;
    if (cells === null) {
      const leaf = regionAt(this.#options.place.regions, longitude, latitude);
      return leaf === null ? null : (areaOf.get(leaf) ?? null);
    }
    const found = cellFeatures(cells, this.#areas).features.find((cell) => containsPosition(cell, longitude, latitude));
    return found === undefined ? null : regionId(found);
  }

  #draw(): void {
    const { cells, areaOf } = this.#ground;
    const steps = new Map(this.#leaves.map((leaf) => [regionId(leaf), this.#stepAt(areaOf.get(regionId(leaf)))]));
    this.#base.setSteps(steps);
    this.#layers.setCells(cells === null ? null : cellFeatures(cells, this.#areas), this.#palette);
    const selected = [...areaOf].filter(([, area]) => this.#areas.get(area)?.isSelected === true);
    this.#layers.setSelected(new Set(cells === null ? selected.map(([leaf]) => leaf) : []));
    if (this.#isStale) this.#applyPalette();
    this.#placeLabels();
  }

  #stepAt(area: string | undefined): number {
    return (area === undefined ? null : this.#areas.get(area)?.step) ?? UNKNOWN_STEP;
  }

  #applyPalette(): void {
    const isTinted = !this.#isStale && this.#ground.cells === null;
    this.#base.restore();
    this.#base.paint(this.#palette, isTinted);
    this.#layers.paint(this.#isStale ? { ...this.#palette, loadAlpha: 0 } : this.#palette);
    this.#placeLabels();
  }

  #placeLabels(): void {
    if (this.#isDestroyed) return;
    const { u } = this.#palette;
    const ranked = [...this.#areas.values()].sort(
      (one, other) => rankOf(one) - rankOf(other) || (other.step ?? 0) - (one.step ?? 0),
    );
    const named = ranked.flatMap(({ id, label }): MapLabel[] => {
      const [longitude, latitude] = this.#points.get(id) ?? [];
      if (label === null || longitude === undefined || latitude === undefined) return [];
      const text = `${label.name}\n${label.value}`;
      return [
        { key: `area ${id}`, kind: label.mark, text, longitude, latitude, gap: 2 * u, sides: CENTRED, bold: true },
      ];
    });
    const places = placeLabelsOf(
      this.#places.filter(({ kind }) => kind !== "village"),
      u,
    );
    const covered = this.#options.covered().map((rect, index) => ({ key: `words ${index}`, ...rect }));
    this.#labels.place([...named, ...places], this.#camera.view, covered);
    this.#options.onMoved();
  }

  #locate(): ReadonlyMap<string, readonly [number, number]> {
    const features = new Map<string, Feature[]>();
    for (const leaf of this.#leaves) {
      const area = this.#ground.areaOf.get(regionId(leaf));
      if (area === undefined) continue;
      const known = features.get(area);
      if (known === undefined) features.set(area, [leaf]);
      else known.push(leaf);
    }
    const points = new Map<string, readonly [number, number]>();
    for (const [area, parts] of features) {
      const [longitude, latitude] = areaPoint(parts) ?? [];
      if (longitude !== undefined && latitude !== undefined) points.set(area, [longitude, latitude]);
    }
    return points;
  }

  #resized(): void {
    this.#camera.resized();
    this.refreshPalette();
  }
}

/** Names that must find room first: what was chosen, then where something is late, or nearly; of equal ones the most loaded. */
function rankOf({ isSelected, label }: LoadArea): number {
  if (isSelected) return 0;
  return label?.mark === "loadBreached" ? 1 : label?.mark === "loadAtRisk" ? 2 : 3;
}
