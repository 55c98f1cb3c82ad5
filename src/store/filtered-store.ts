import type { StreamEvent, UnitNews } from "../domain/event.ts";
import { isIncidentEvent } from "../domain/event.ts";
import type { Incident } from "../domain/incident.ts";
import type { IndicatorRecord } from "../domain/indicator.ts";
import type { Mode } from "../domain/mode.ts";
import type { Tally } from "../domain/tally.ts";
import type { Unit } from "../domain/unit.ts";
import type { DurationMs, EpochMs } from "../shared/units.ts";
import type { ApplyResult, PortReport, Store, StoreObserver } from "./store.ts";

/** A view of a store that holds only some of its incidents, and everything else. */
export interface FilteredStore extends Store {
  /**
   * Takes in what the store holds, an incident a step, telling observers of each as new: a large table need not be taken in at one go.
   * Until it is through the view lacks what did not change meanwhile.
   */
  fill(): Iterator<void, void>;
  /** Lets go of the store: the view is of no use any more. */
  release(): void;
}

/**
 * An empty view of the incidents of `base` that match; `fill` it. Observers of the view are told as those of a store that never heard of the
 * others: an incident corrected so that it matches is new, one that does not match any more is evicted. A tally cut to null is unknown to the view.
 */
export function createFilteredStore(
  base: Store,
  matches: (incident: Incident) => boolean,
  cutTally: (tally: Tally) => Tally | null,
): FilteredStore {
  return new StoreView(base, matches, cutTally);
}

class StoreView implements FilteredStore {
  readonly #base: Store;
  readonly #matches: (incident: Incident) => boolean;
  readonly #cutTally: (tally: Tally) => Tally | null;
  /** Null when they must be cut again. */
  #tallies: ReadonlyMap<string, Tally> | null = null;
  readonly #incidents = new Map<string, Incident>();
  readonly #stopObserving: () => void;
  #observers: readonly StoreObserver[] = [];
  /** Changes of the view alone. */
  #changes = 0;

  constructor(base: Store, matches: (incident: Incident) => boolean, cutTally: (tally: Tally) => Tally | null) {
    this.#base = base;
    this.#matches = matches;
    this.#cutTally = cutTally;
    this.#stopObserving = base.observe({
      incidentChanged: (incident, _isNew, events) => this.#follow(incident, events),
      incidentEvicted: (incident) => {
        if (this.#incidents.has(incident.id)) this.#evict(incident);
      },
      eventApplied: (event, incident) => {
        // Those of incidents come with their change.
        if (incident !== null) return;
        if (event.kind === "tally") this.#tallies = null;
        for (const observer of this.#observers) observer.eventApplied?.(event, null);
      },
      advanced: (now) => {
        for (const observer of this.#observers) observer.advanced(now);
      },
    });
  }

  get version(): number {
    return this.#base.version + this.#changes;
  }
  get now(): EpochMs {
    return this.#base.now;
  }
  get windowMs(): DurationMs {
    return this.#base.windowMs;
  }
  get incidents(): ReadonlyMap<string, Incident> {
    return this.#incidents;
  }
  get units(): ReadonlyMap<string, Unit> {
    return this.#base.units;
  }
  unitStates(): Iterable<UnitNews> {
    return this.#base.unitStates();
  }
  get ports(): ReadonlyMap<string, PortReport> {
    return this.#base.ports;
  }
  get indicators(): ReadonlyMap<string, IndicatorRecord> {
    return this.#base.indicators;
  }
  get indicatorsBefore(): ReadonlyMap<string, IndicatorRecord> {
    return this.#base.indicatorsBefore;
  }
  get tallies(): ReadonlyMap<string, Tally> {
    this.#tallies ??= new Map(
      [...this.#base.tallies].flatMap(([key, tally]) => {
        const cut = this.#cutTally(tally);
        return cut === null ? [] : [[key, cut] as const];
      }),
    );
    return this.#tallies;
  }
  get mode(): Mode {
    return this.#base.mode;
  }
  modeAt(instant: EpochMs): Mode {
    return this.#base.modeAt(instant);
  }
  // What became of events is the whole stream's: before it is applied nobody knows whether an event matches.
  get appliedCount(): number {
    return this.#base.appliedCount;
  }
  get duplicateCount(): number {
    return this.#base.duplicateCount;
  }
  get rejectedCounts(): ReadonlyMap<string, number> {
    return this.#base.rejectedCounts;
  }
  get pendingCount(): number {
    return this.#base.pendingCount;
  }
  get droppedFromLog(): number {
    return this.#base.droppedFromLog;
  }
  apply(events: readonly StreamEvent[]): ApplyResult {
    return this.#base.apply(events);
  }
  advance(now: EpochMs): void {
    this.#base.advance(now);
  }

  observe(observer: StoreObserver): () => void {
    this.#observers = [...this.#observers, observer];
    return () => {
      this.#observers = this.#observers.filter((other) => other !== observer);
    };
  }

  eventsOf(incident: string): readonly StreamEvent[] {
    return this.#incidents.has(incident) ? this.#base.eventsOf(incident) : [];
  }

  *log(): Iterable<StreamEvent> {
    for (const event of this.#base.log())
      if (event.kind === "tally") {
        const cut = this.#cutTally(event);
        if (cut !== null) yield { ...event, ...cut };
      } else if (!isIncidentEvent(event) || this.#incidents.has(event.incident)) yield event;
  }

  *fill(): Iterator<void, void> {
    for (const incident of this.#base.incidents.values()) {
      if (!this.#incidents.has(incident.id) && this.#matches(incident)) this.#enter(incident);
      yield;
    }
  }

  release(): void {
    this.#stopObserving();
    this.#observers = [];
  }

  #follow(incident: Incident, events: readonly StreamEvent[]): void {
    const isHere = this.#incidents.has(incident.id);
    if (!this.#matches(incident)) {
      if (!isHere) return;
      // Whoever counts events takes away all of the incident's when it leaves: the last ones have to be counted before.
      this.#tellEvents(incident, events);
      this.#evict(incident);
    } else if (isHere) this.#tell(incident, false, events);
    else this.#enter(incident);
  }

  #enter(incident: Incident): void {
    this.#incidents.set(incident.id, incident);
    this.#changes += 1;
    this.#tell(incident, true, this.#base.eventsOf(incident.id));
  }

  #evict(incident: Incident): void {
    for (const observer of this.#observers) observer.incidentEvicted(incident);
    this.#incidents.delete(incident.id);
    this.#changes += 1;
  }

  #tell(incident: Incident, isNew: boolean, events: readonly StreamEvent[]): void {
    for (const observer of this.#observers) observer.incidentChanged(incident, isNew, events);
    this.#tellEvents(incident, events);
  }

  #tellEvents(incident: Incident, events: readonly StreamEvent[]): void {
    for (const observer of this.#observers) {
      if (observer.eventApplied === undefined) continue;
      for (const event of events) observer.eventApplied(event, incident);
    }
  }
}
