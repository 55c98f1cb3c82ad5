import type { Map as MapLibreMap } from "maplibre-gl";
import type { MapPlace } from "./map-data.ts";
import { toMercator } from "./mercator.ts";
import type { View } from "./view.ts";

/** Zoom levels below the opening view at which incidents gather in clusters. */
const CLUSTER_BELOW_FIT = 0.75;
/** How far out a viewer may zoom from the opening view. */
const FARTHEST_OUT = 4;

/** Design pixels kept free around the opening view, for the figures and the legend over the map. */
export interface CameraMargins {
  readonly top: number;
  readonly bottom: number;
  readonly side: number;
  /** Of the right side, where it is another. */
  readonly right?: number;
}
const MARGINS: CameraMargins = { top: 24, bottom: 64, side: 0 };

/** The camera: the opening view, and whether the viewer has left it. Nothing else moves it. */
export class MapCamera {
  readonly #map: MapLibreMap;
  readonly #container: HTMLElement;
  #bounds: MapPlace["bounds"];
  readonly #u: () => number;
  readonly #margins: () => CameraMargins;
  #fitZoom = 0;
  #movedByViewer = false;

  /**
   * @param u CSS pixels of a design pixel at the moment
   * @param margins asked for whenever the pane is another
   */
  constructor(
    map: MapLibreMap,
    container: HTMLElement,
    bounds: MapPlace["bounds"],
    u: () => number,
    margins: CameraMargins | (() => CameraMargins) = MARGINS,
  ) {
    this.#margins = typeof margins === "function" ? margins : () => margins;
    this.#map = map;
    this.#container = container;
    this.#bounds = bounds;
    this.#u = u;
    map.on("movestart", (event) => {
      if ("originalEvent" in event && event.originalEvent !== undefined) this.#movedByViewer = true;
    });
    this.fit();
  }

  get view(): View {
    const centre = this.#map.getCenter();
    const { clientWidth: width, clientHeight: height } = this.#container;
    return { centre: toMercator(centre.lng, centre.lat), zoom: this.#map.getZoom(), width, height };
  }

  /** Zoom to gather incidents at, in quarters so that clusters do not dance while the wheel turns; null near the opening view. */
  get clusterZoom(): number | null {
    const zoom = this.#map.getZoom();
    return zoom < this.#fitZoom - CLUSTER_BELOW_FIT ? Math.round(zoom * 4) / 4 : null;
  }

  /** Goes to the opening view: the place's bounds. */
  fit(): void {
    const [west, south, east, north] = this.#bounds;
    const u = this.#u();
    const { top, bottom, side, right = side } = this.#margins();
    const padding = { top: top * u, bottom: bottom * u, left: side * u, right: right * u };
    const camera = this.#map.cameraForBounds([west, south, east, north], { padding });
    if (camera?.zoom === undefined || camera.center === undefined) return;
    this.#fitZoom = camera.zoom;
    this.#map.setMinZoom(Math.max(0, this.#fitZoom - FARTHEST_OUT));
    this.#map.jumpTo({ center: camera.center, zoom: camera.zoom });
    this.#movedByViewer = false;
  }

  /** Other bounds from now on, and there at once: the viewer asked for another place. */
  moveTo(bounds: MapPlace["bounds"]): void {
    this.#bounds = bounds;
    this.fit();
  }

  /** The pane has another size: a view the viewer chose stays. */
  resized(): void {
    this.#map.resize();
    if (!this.#movedByViewer) this.fit();
  }
}
