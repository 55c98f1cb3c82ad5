import type { FeatureCollection } from "geojson";
import type { DurationMs, EpochMs, Latitude, Longitude, Share } from "../../shared/units.ts";

/** Silhouettes in the order of the shader's numbers: a category is told by its shape alone. */
export const SILHOUETTES = ["hexagon", "triangle", "diamond", "circle", "square", "house"] as const;
type Silhouette = (typeof SILHOUETTES)[number];

/** The clock of an incident's current stage, as the ring shows it. */
export interface RingClock {
  /** The last instant in time: overdue after it. */
  readonly dueAt: EpochMs;
  readonly limit: DurationMs;
  /** Remaining share of the limit at and below which the ring turns to at risk. */
  readonly atRiskShare: Share;
}

/** One open incident as the map draws it. */
export interface MapIncident {
  readonly id: string;
  readonly longitude: Longitude;
  readonly latitude: Latitude;
  readonly silhouette: Silhouette;
  /** 1 is the gravest. */
  readonly severity: number;
  /** null: no clock runs (dotted ring). */
  readonly clock: RingClock | null;
  /** Drawn at 42 %: something else has the focus. */
  readonly dimmed: boolean;
  /** Its source is silent: drawn as an outline, for what is known of it may be old. */
  readonly stale?: boolean;
}

export const UNIT_MARKS = ["idle", "moving", "onScene", "offline"] as const;
/** How a unit's chevron is drawn; units off duty are not on the map. */
type UnitMark = (typeof UNIT_MARKS)[number];

/** One unit as the map draws it. */
export interface MapUnit {
  readonly id: string;
  /** Short name beside the chevron; empty for none. */
  readonly label: string;
  readonly longitude: Longitude;
  readonly latitude: Latitude;
  /** Degrees clockwise from north; null when unknown (the chevron points north). */
  readonly heading: number | null;
  readonly mark: UnitMark;
  /** Where it is going; drawn as a dotted line while it moves. */
  readonly target: { readonly longitude: Longitude; readonly latitude: Latitude } | null;
}

/** Roles of GeoJSON files of a basemap made of files. */
export type LayerRole = "land" | "water" | "rail" | "station" | "street" | "place";

/** What lies under the live data: files, or a tile source. */
export type Basemap =
  | { readonly kind: "geojson" }
  | { readonly kind: "pmtiles"; readonly url: string }
  | { readonly kind: "xyz"; readonly url: string; readonly tileSize: number };

/** Everything about a place that does not change while the map is open. */
export interface MapPlace {
  /** West, south, east, north: the opening view. */
  readonly bounds: readonly [Longitude, Latitude, Longitude, Latitude];
  readonly basemap: Basemap;
  readonly layers: ReadonlyArray<{ readonly role: LayerRole; readonly data: FeatureCollection }>;
  /** Polygons with `properties.id`: what is tinted by load and can be clicked. */
  readonly regions: FeatureCollection;
  /** Outline of the jurisdiction; null draws no mask. */
  readonly boundary: FeatureCollection | null;
}

/** A screen position in CSS pixels from the map's top left corner. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

/** A screen rectangle in CSS pixels. */
export interface ScreenRect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
