import { DayHours, type ZoneDay } from "../../domain/day-hours.ts";
import type { StreamEvent } from "../../domain/event.ts";
import { type Incident, isOpen, type RegionId } from "../../domain/incident.ts";
import type { Profile } from "../../domain/profile.ts";
import { listRegions } from "../../domain/region.ts";
import { DAY, type DurationMs, type EpochMs, HOUR } from "../../shared/units.ts";
import type { Store, StoreObserver } from "../../store/store.ts";
import type { Derived } from "../derived.ts";
import type { CellOf, Grid, Hotspot, LoadFigure, LoadMeasure, WeekMatrix } from "./grid.ts";
import { History } from "./history.ts";
import { Hotspots } from "./hotspots.ts";
import { late, perThousand, plain } from "./load-figures.ts";
import { placeKey } from "./place-key.ts";
import { Reports } from "./reports.ts";
import { compareWithUsual, type HourlyReports } from "./usual.ts";
import { weekMatrix } from "./week-matrix.ts";

/** What was last counted of an incident: where it counts, and what that was read from. */
interface Kept {
  readonly at: EpochMs;
  readonly hour: EpochMs;
  readonly region: RegionId;
  readonly cell: string | null;
  readonly place: string | null;
  readonly category: string;
  readonly words: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

interface Members {
  readonly group: string;
  readonly regions: Iterable<RegionId>;
}

/**
 * Load of the areas of a store, from what it holds now on; `derived` is that store's. Lives as long as the store.
 * @param whole of the store this one is a cut of: what is known is known of all, whatever of it matches; null when it is none
 */
export function createGrid(store: Store, derived: Derived, profile: Profile, whole: Grid | null = null): Grid {
  const grid = new StoreGrid(store, derived, profile, whole);
  store.observe(grid);
  return grid;
}

class StoreGrid implements Grid, StoreObserver {
  version = 0;
  readonly #store: Store;
  readonly #derived: Derived;
  readonly #whole: Grid | null;
  readonly #hours: DayHours;
  readonly #history: History;
  readonly #hotspots = new Hotspots();
  readonly #kept = new Map<Incident, Kept>();
  readonly #byRegion = new Map<RegionId, Reports>();
  readonly #byCell = new Map<string, Reports>();
  /** Each region with all below it. */
  readonly #members = new Map<RegionId, ReadonlySet<RegionId>>();
  readonly #population = new Map<RegionId, number>();
  #cellOf: CellOf | null = null;

  constructor(store: Store, derived: Derived, profile: Pick<Profile, "zone" | "regions">, whole: Grid | null) {
    this.#store = store;
    this.#derived = derived;
    this.#whole = whole;
    this.#hours = new DayHours(profile.zone);
    this.#history = new History(() => store.tallies);
    for (const region of listRegions(profile.regions)) {
      this.#members.set(region.id, new Set(listRegions(region).map(({ id }) => id)));
      if (region.population !== undefined) this.#population.set(region.id, region.population);
    }
    for (const incident of store.incidents.values()) this.incidentChanged(incident);
  }

  get windowMs(): DurationMs {
    return this.#store.windowMs;
  }

  incidentChanged(incident: Incident): void {
    const kept = this.#kept.get(incident);
    if (kept === undefined || !isUnmoved(kept, incident)) this.#place(incident, kept);
  }

  incidentEvicted(incident: Incident): void {
    const kept = this.#kept.get(incident);
    if (kept === undefined) return;
    this.#kept.delete(incident);
    this.#count(kept, -1);
    if (kept.place !== null) this.#hotspots.remove(kept.place, incident);
    this.version += 1;
  }

  eventApplied(event: StreamEvent): void {
    if (event.kind !== "tally") return;
    this.#history.changed();
    this.version += 1;
  }

  advanced(): void {}

  load(region: RegionId | null, measure: LoadMeasure): LoadFigure {
    switch (measure) {
      case "open":
        return plain(this.#open(region).open);
      case "late":
        return late(this.#open(region));
      case "today":
      case "24h":
      case "7d":
        return plain(this.#reported(region, measure));
      case "per1000":
        return perThousand(this.#reported(region, "7d"), region === null ? undefined : this.#population.get(region));
      case "usual":
        return compareWithUsual(this.#store.now, this.#hours, this.#hourly(region));
    }
  }

  byHour(region: RegionId | null): readonly number[] {
    const running = this.#hours.startOfHour(this.#store.now);
    const areas = [...this.#areas(region)];
    return Array.from({ length: 24 }, (_, index) => {
      const from = running - (23 - index) * HOUR;
      // What a source reports ahead of the clock is not there yet.
      const to = Math.min(from + HOUR - 1, this.#store.now);
      return areas.reduce((sum, { instants }) => sum + instants.countIn(from - 1, to), 0);
    });
  }

  matrix(region: RegionId | null): WeekMatrix {
    return weekMatrix(this.#store.now, this.#hours, this.#hourly(region));
  }

  hotspots(region: RegionId | null, limit: number): readonly Hotspot[] {
    return this.#hotspots.worst(this.#store.now, this.#within(region), limit);
  }

  hotspotCount(region: RegionId | null): number {
    return this.#hotspots.count(this.#store.now, this.#within(region));
  }

  setCells(cellOf: CellOf | null): void {
    if (this.#cellOf === cellOf) return;
    this.#cellOf = cellOf;
    for (const [incident, kept] of this.#kept) this.#place(incident, kept);
  }

  cells(measure: LoadMeasure): ReadonlyMap<string, LoadFigure> {
    const open = new Map<string, { open: number; breached: number }>();
    if (measure === "open" || measure === "late") {
      for (const incident of this.#derived.openIncidents()) {
        const cell = this.#kept.get(incident)?.cell ?? null;
        if (cell === null) continue;
        const found = open.get(cell) ?? { open: 0, breached: 0 };
        found.open += 1;
        if (measure === "late" && this.#derived.deadlineOf(incident).state === "breached") found.breached += 1;
        open.set(cell, found);
      }
    }
    const figures = new Map<string, LoadFigure>();
    for (const [cell, reports] of this.#byCell) {
      const found = open.get(cell) ?? { open: 0, breached: 0 };
      if (measure === "open") figures.set(cell, plain(found.open));
      else if (measure === "late") figures.set(cell, late(found));
      else if (measure === "today" || measure === "24h" || measure === "7d")
        figures.set(cell, plain(this.#countIn([reports], measure)));
    }
    return figures;
  }

  unplaced(measure: LoadMeasure): number {
    let count = 0;
    const after = measure === "open" || measure === "late" ? null : this.#windowStart(measure);
    for (const [incident, { at, cell }] of this.#kept) {
      if (cell !== null) continue;
      if (after === null ? isOpen(incident) : at > after && at <= this.#store.now) count += 1;
    }
    return count;
  }

  #place(incident: Incident, kept: Kept | undefined): void {
    const { region, category, place: words, latitude, longitude } = incident;
    const at = incident.stages.reported ?? 0;
    const place = placeKey(incident);
    const cell = this.#cellAt(incident);
    const hour = this.#hours.startOfHour(at);
    const next = { at, hour, region, cell, place, category, words, latitude, longitude };
    if (kept !== undefined) this.#count(kept, -1);
    if (kept !== undefined && kept.place !== null && kept.place !== place) this.#hotspots.remove(kept.place, incident);
    this.#kept.set(incident, next);
    this.#count(next, 1);
    if (place !== null) this.#hotspots.add(place, incident);
    this.version += 1;
  }

  #cellAt({ latitude, longitude }: Incident): string | null {
    return this.#cellOf === null || latitude === null || longitude === null ? null : this.#cellOf(latitude, longitude);
  }

  #count({ at, hour, region, cell }: Kept, amount: 1 | -1): void {
    reportsOf(this.#byRegion, region).move(at, hour, amount);
    if (cell === null) return;
    const reports = reportsOf(this.#byCell, cell);
    reports.move(at, hour, amount);
    if (reports.instants.size === 0) this.#byCell.delete(cell);
  }

  #open(region: RegionId | null): { readonly open: number; readonly breached: number } {
    return region === null ? this.#derived : this.#derived.load(region);
  }

  #reported(region: RegionId | null, window: "today" | "24h" | "7d"): number {
    return this.#countIn(this.#areas(region), window);
  }

  #countIn(areas: Iterable<Reports>, window: LoadMeasure): number {
    const after = this.#windowStart(window);
    let count = 0;
    for (const { instants } of areas) count += instants.countIn(after, this.#store.now);
    return count;
  }

  /** The last instant before a window: `today` begins at midnight, the others just after this. */
  #windowStart(window: LoadMeasure): EpochMs {
    const { now } = this.#store;
    if (window === "today") return this.#hours.dayOf(now).start - 1;
    return now - (window === "24h" ? DAY : 7 * DAY);
  }

  *#areas(region: RegionId | null): Iterable<Reports> {
    if (region === null) yield* this.#byRegion.values();
    else
      for (const id of this.#membersOf(region)) {
        const reports = this.#byRegion.get(id);
        if (reports !== undefined) yield reports;
      }
  }

  #within(region: RegionId | null): (id: RegionId) => boolean {
    const members = region === null ? null : this.#membersOf(region);
    return (id) => members === null || members.has(id);
  }

  #membersOf(region: RegionId): ReadonlySet<RegionId> {
    return this.#members.get(region) ?? new Set([region]);
  }

  /** Hours the table holds whole count from it, older ones from the tallies; what lies before anything is known is unknown. */
  #hourly(region: RegionId | null): HourlyReports {
    const areas = [...this.#areas(region)];
    const ownFrom = this.#store.now - this.#store.windowMs;
    const { knownFrom } = this;
    const { group, regions } = this.#tallied(region);
    return (day: ZoneDay, hour: number) => {
      const from = day.start + hour * HOUR;
      if (hour >= day.clock.length) return null;
      if (from >= ownFrom) {
        if (from < knownFrom) return null;
        return areas.reduce((sum, { byHour }) => sum + byHour.get(from), 0);
      }
      return this.#history.hours(group, regions, day)?.[hour] ?? null;
    };
  }

  #tallied(region: RegionId | null): Members {
    if (region === null) return { group: "", regions: this.#history.regions };
    return { group: region, regions: this.#membersOf(region) };
  }

  get knownFrom(): EpochMs {
    if (this.#whole !== null) return this.#whole.knownFrom;
    let first = Number.POSITIVE_INFINITY;
    for (const { instants } of this.#byRegion.values())
      if (instants.first !== null && instants.first < first) first = instants.first;
    if (first < Number.POSITIVE_INFINITY) first = this.#hours.startOfHour(first) + HOUR;
    for (const day of this.#history.days) if (day < first) first = day;
    return first;
  }
}

/** Most events change nothing that counts here. */
function isUnmoved(kept: Kept, { stages, region, category, place, latitude, longitude }: Incident): boolean {
  return (
    kept.at === (stages.reported ?? 0) &&
    kept.region === region &&
    kept.category === category &&
    kept.words === place &&
    kept.latitude === latitude &&
    kept.longitude === longitude
  );
}

function reportsOf(areas: Map<string, Reports>, key: string): Reports {
  let reports = areas.get(key);
  if (reports === undefined) {
    reports = new Reports();
    areas.set(key, reports);
  }
  return reports;
}
