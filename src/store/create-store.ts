import type { IncidentEvent, StreamEvent, UnitNews } from "../domain/event.ts";
import type { Incident } from "../domain/incident.ts";
import type { IndicatorRecord } from "../domain/indicator.ts";
import type { Mode } from "../domain/mode.ts";
import type { Profile } from "../domain/profile.ts";
import type { Tally } from "../domain/tally.ts";
import type { Unit } from "../domain/unit.ts";
import type { DurationMs, EpochMs } from "../shared/units.ts";
import { evictBefore } from "./eviction.ts";
import { IncidentTable } from "./incident-table.ts";
import type { ApplyResult, PortReport, Store, StoreObserver } from "./store.ts";
import { type SurroundingEvent, Surroundings } from "./surroundings.ts";

export interface StoreOptions {
  /** How long closed incidents stay; the profile's window when absent. */
  readonly windowMs?: DurationMs;
}

/** An empty store for a profile's stream, its clock at the epoch: `advance` it before the first batch. */
export function createStore(profile: Pick<Profile, "windowMs">, options: StoreOptions = {}): Store {
  return new MemoryStore(options.windowMs ?? profile.windowMs);
}

const NO_REJECTIONS: ReadonlyMap<string, number> = new Map();

class MemoryStore implements Store {
  readonly windowMs: DurationMs;
  readonly #table = new IncidentTable((incident, isNew, events) => this.#tellChange(incident, isNew, events));
  readonly #surroundings = new Surroundings();
  #observers: readonly StoreObserver[] = [];
  /** Events turned away before they reached the log. */
  readonly #turnedAway = new Map<string, number>();
  #version = 0;
  #now: EpochMs = 0;
  #accepted = 0;
  #duplicates = 0;
  #evictedBefore = Number.NEGATIVE_INFINITY;

  constructor(windowMs: DurationMs) {
    this.windowMs = windowMs;
  }

  get version(): number {
    return this.#version;
  }
  get now(): EpochMs {
    return this.#now;
  }
  get incidents(): ReadonlyMap<string, Incident> {
    return this.#table.incidents;
  }
  get units(): ReadonlyMap<string, Unit> {
    return this.#surroundings.units;
  }
  unitStates(): Iterable<UnitNews> {
    return this.#surroundings.unitStates;
  }
  get ports(): ReadonlyMap<string, PortReport> {
    return this.#surroundings.ports;
  }
  get indicators(): ReadonlyMap<string, IndicatorRecord> {
    return this.#surroundings.indicators;
  }
  get indicatorsBefore(): ReadonlyMap<string, IndicatorRecord> {
    return this.#surroundings.indicatorsBefore;
  }
  get tallies(): ReadonlyMap<string, Tally> {
    return this.#surroundings.tallies;
  }
  get mode(): Mode {
    return this.#surroundings.mode;
  }
  modeAt(instant: EpochMs): Mode {
    return this.#surroundings.modeAt(instant);
  }
  get appliedCount(): number {
    return this.#accepted - this.#table.misplacedStages - this.#table.repeatedReports;
  }
  get duplicateCount(): number {
    return this.#duplicates;
  }
  get rejectedCounts(): ReadonlyMap<string, number> {
    const counts = new Map(this.#turnedAway);
    const { misplacedStages, repeatedReports } = this.#table;
    if (misplacedStages > 0) counts.set("stage-order", misplacedStages);
    if (repeatedReports > 0) counts.set("repeated-report", repeatedReports);
    return counts;
  }
  get pendingCount(): number {
    return this.#table.pending;
  }
  get droppedFromLog(): number {
    return this.#table.dropped + this.#surroundings.dropped;
  }

  apply(events: readonly StreamEvent[]): ApplyResult {
    const applied = this.appliedCount;
    const duplicates = this.#duplicates;
    const rejected = this.rejectedCounts;
    for (const event of events) {
      switch (event.kind) {
        case "unitMoved":
        case "unitState":
        case "unitLeft":
        case "port":
        case "indicator":
        case "mode":
        case "tally":
          this.#takeIn(event);
          break;
        default:
          this.#receive(event);
      }
    }
    this.#table.tellLast();
    if (events.length > 0) this.#version += 1;
    return {
      applied: this.appliedCount - applied,
      duplicates: this.#duplicates - duplicates,
      rejected: increase(rejected, this.rejectedCounts),
    };
  }

  advance(instant: EpochMs): void {
    // A stream clock that runs at a rate has fractions; instants are whole milliseconds.
    const now = Math.floor(instant);
    if (!(now >= this.#now)) return;
    const hasMoved = now > this.#now;
    this.#now = now;
    const evicted = this.#evict();
    if (!hasMoved && evicted === 0) return;
    this.#version += 1;
    for (const observer of this.#observers) observer.advanced(now);
  }

  observe(observer: StoreObserver): () => void {
    this.#observers = [...this.#observers, observer];
    return () => {
      this.#observers = this.#observers.filter((other) => other !== observer);
    };
  }

  eventsOf(incident: string): readonly StreamEvent[] {
    return this.#table.eventsOf(incident);
  }

  *log(): Iterable<StreamEvent> {
    yield* this.#table.log();
    yield* this.#surroundings.log();
  }

  #receive(event: IncidentEvent): void {
    const reception = this.#table.receive(event);
    if (reception === "accepted") this.#accepted += 1;
    else if (reception === "duplicate") this.#duplicates += 1;
    else this.#turnedAway.set(reception, (this.#turnedAway.get(reception) ?? 0) + 1);
  }

  #takeIn(event: SurroundingEvent): void {
    if (!this.#surroundings.apply(event)) {
      this.#duplicates += 1;
      return;
    }
    this.#accepted += 1;
    for (const observer of this.#observers) observer.eventApplied?.(event, null);
  }

  #tellChange(incident: Incident, isNew: boolean, events: readonly IncidentEvent[]): void {
    // Closed before the window began: the next advance looks for it.
    if (incident.stages.closed !== null && incident.stages.closed < this.#evictedBefore)
      this.#evictedBefore = Number.NEGATIVE_INFINITY;
    for (const observer of this.#observers) {
      observer.incidentChanged(incident, isNew, events);
      if (observer.eventApplied !== undefined) for (const event of events) observer.eventApplied(event, incident);
    }
  }

  #evict(): number {
    const instant = evictBefore(this.#now, this.windowMs);
    if (instant <= this.#evictedBefore) return 0;
    this.#evictedBefore = instant;
    return this.#table.evict(instant, (incident) => {
      for (const observer of this.#observers) observer.incidentEvicted(incident);
    });
  }
}

/** By how much each count rose. */
function increase(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  if (after.size === 0) return NO_REJECTIONS;
  const rises = new Map<string, number>();
  for (const [reason, count] of after) {
    const rise = count - (before.get(reason) ?? 0);
    if (rise > 0) rises.set(reason, rise);
  }
  return rises;
}
