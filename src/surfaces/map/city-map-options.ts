import type { EpochMs } from "../../shared/units.ts";
import type { Hit } from "./incident-scene.ts";
import type { CameraMargins } from "./map-camera.ts";
import type { MapPlace, ScreenPoint } from "./map-data.ts";
import type { PlaceLabel } from "./map-labels.ts";

/** What a map is made of. */
export interface CityMapOptions {
  /** Its tokens (tokens.css) give colours and sizes. */
  readonly container: HTMLElement;
  readonly place: MapPlace;
  readonly labels: readonly PlaceLabel[];
  /** Beside units out of reach: 离线. */
  readonly offlineWord: string;
  /** Stream time at the start. */
  readonly now: EpochMs;
  /** Device pixels of a CSS pixel. */
  readonly pixelRatio: number;
  /** Diameter of a ring in time, design pixels: 28 on a wall, 22 on a desk. */
  readonly symbolSize: number;
  /** Around the opening view; those of a wall without. */
  readonly margins?: (() => CameraMargins) | undefined;
  /** No breathing. */
  readonly reducedMotion: boolean;
  /** Shortest time between repaints that data asks for, milliseconds. */
  readonly repaintPeriod: number;
  /** Between two such repaints at least this many times what a frame takes; 0 never rests. */
  readonly repaintRest: number;
  readonly onHover?: (hit: Hit | null, at: ScreenPoint) => void;
  readonly onClick?: (hit: Hit | null, region: string | null) => void;
  /** The view, or what stands on it, moved. */
  readonly onMoved?: () => void;
  /** A source or tile could not be read; the map goes on. */
  readonly onError?: (message: string) => void;
}

/** What a map drew so far, for tests and benches. */
export interface MapCounters {
  /** Times data or time was brought to the screen. */
  readonly paints: number;
  /** Frames, the viewer's own movements included. */
  readonly frames: number;
  /** Runs of instances sent to the GPU. */
  readonly uploads: number;
  readonly dots: number;
  readonly symbols: number;
  /** Clusters of more than one incident. */
  readonly clusters: number;
}
