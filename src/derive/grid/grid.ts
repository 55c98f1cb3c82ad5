import type { CategoryId, RegionId } from "../../domain/incident.ts";
import type { DurationMs, EpochMs } from "../../shared/units.ts";

/** What an area's load may be measured by. */
export const LOAD_MEASURES = ["open", "today", "24h", "7d", "per1000", "usual", "late"] as const;
export type LoadMeasure = (typeof LOAD_MEASURES)[number];

/** Why a load has no value: history too short or too thin, no population known, nothing open to be late. */
type LoadGap = "thin" | "population" | "empty";

/** The span `usual` looked at: so many whole hours up to the last full one, and how many weeks ago the same span was known. */
interface UsualSpan {
  readonly from: EpochMs;
  readonly hours: number;
  readonly weeks: number;
}

/** The load of an area by one measure. */
export interface LoadFigure {
  /** A count, reports per 1,000 residents, a ratio (1 is as usual) or a share; null when unknown. */
  readonly value: number | null;
  /** What was counted: open, reported or late incidents. */
  readonly count: number;
  /** What it was set against: residents, reports expected, open incidents; null for plain counts. */
  readonly base: number | null;
  /** Of `usual`; else null. */
  readonly span: UsualSpan | null;
  readonly gap: LoadGap | null;
}

/** An hour of the week over the last four weeks. */
export interface WeekCell {
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number;
  /** 0–23, as the zone's clock shows it. */
  readonly hour: number;
  readonly reported: number;
  /** How many such hours are known: four at most. */
  readonly hours: number;
  /** reported ÷ hours; null when none is known. */
  readonly mean: number | null;
}

/** Reports by hour and weekday over the last four weeks of whole hours. */
export interface WeekMatrix {
  /** Monday 0–23, …, Sunday 0–23: 168 of them. */
  readonly cells: readonly WeekCell[];
  /** The busiest mean; null when nothing is known. */
  readonly peak: number | null;
  readonly current: { readonly weekday: number; readonly hour: number };
}

/** Incidents of one category that keep coming back to one place. */
export interface Hotspot {
  readonly key: string;
  readonly region: RegionId;
  readonly category: CategoryId;
  /** As the latest report words it; empty where only coordinates tell the place. */
  readonly place: string;
  /** Reports of the last seven days. */
  readonly count: number;
  /** The same by day of 24 hours, the oldest first; the last one ends now. */
  readonly days: readonly number[];
  readonly latestAt: EpochMs;
  /** The latest report, and the latest known position of one; null without any. */
  readonly incident: string;
  readonly position: { readonly longitude: number; readonly latitude: number } | null;
}

/** Reports of one category at one place within the window, at least, to be called a hotspot. */
export const HOTSPOT_LEAST = 3;

/** Names the hexagon of a position. */
export type CellOf = (latitude: number, longitude: number) => string;

/** Load of regions and hexagons, the week's rhythm and hotspots: always equal to a count from scratch of the incidents and tallies the store holds. */
export interface Grid {
  /** Rises whenever a figure may have changed by anything but the passing of time. */
  readonly version: number;
  /** Load of a region with everything below it; null is all that the store holds, places outside the tree too. */
  load(region: RegionId | null, measure: LoadMeasure): LoadFigure;
  /** Reports by hour, the last 24, the running one included, oldest first. */
  byHour(region: RegionId | null): readonly number[];
  matrix(region: RegionId | null): WeekMatrix;
  /** Worst first. */
  hotspots(region: RegionId | null, limit: number): readonly Hotspot[];
  hotspotCount(region: RegionId | null): number;
  /** From now on hexagons are kept, named by `cellOf`; null lets them go. */
  setCells(cellOf: CellOf | null): void;
  /** Hexagons with a report of the table; `per1000` and `usual` are not known of them. */
  cells(measure: LoadMeasure): ReadonlyMap<string, LoadFigure>;
  /** Reports and open incidents without coordinates: they are in no hexagon. */
  unplaced(measure: LoadMeasure): number;
  /** The first instant from which on the table is a record: of the first tally, or the first hour after the first report; infinite without any. */
  readonly knownFrom: EpochMs;
  /** Length of the table the figures come from. */
  readonly windowMs: DurationMs;
}
