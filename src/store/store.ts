import type { StreamEvent, UnitNews } from "../domain/event.ts";
import type { Incident } from "../domain/incident.ts";
import type { IndicatorRecord } from "../domain/indicator.ts";
import type { Mode } from "../domain/mode.ts";
import type { PortHealth } from "../domain/port.ts";
import type { Tally } from "../domain/tally.ts";
import type { Unit } from "../domain/unit.ts";
import type { DurationMs, EpochMs } from "../shared/units.ts";

/** What the gateway last said of a port. */
export interface PortReport {
  readonly port: string;
  readonly health: PortHealth;
  readonly lag: DurationMs | null;
  readonly note: string | null;
  readonly at: EpochMs;
}

/** What became of a batch. `rejected` counts by reason; reasons are listed in docs/protocol.md. */
export interface ApplyResult {
  readonly applied: number;
  readonly duplicates: number;
  readonly rejected: ReadonlyMap<string, number>;
}

/** Told of every change, in order. Derivations are observers. */
export interface StoreObserver {
  /** After `events` changed it. `isNew`: it was not in the table before. */
  incidentChanged(incident: Incident, isNew: boolean, events: readonly StreamEvent[]): void;
  /** It left the retained window (never while open). */
  incidentEvicted(incident: Incident): void;
  /** A non-incident event was applied; incident events too, once each, after `incidentChanged`, with their incident. */
  eventApplied?(event: StreamEvent, incident: Incident | null): void;
  /** The stream clock moved on to `now` (never back). */
  advanced(now: EpochMs): void;
}

/**
 * One mutable incident table with its bounded event log. A value: a page may hold several (live, and one rebuilt as of an instant).
 * Time comes in as an argument; nothing here reads a clock.
 */
export interface Store {
  /** Rises with every applied batch and every advance that changed something. */
  readonly version: number;
  /** The stream clock at the last `advance`. */
  readonly now: EpochMs;
  readonly windowMs: DurationMs;
  readonly incidents: ReadonlyMap<string, Incident>;
  readonly units: ReadonlyMap<string, Unit>;
  /** The held changes of the units' states and that they left the scope, nearly in order of time; of each unit without a gap from the first one held. */
  unitStates(): Iterable<UnitNews>;
  readonly ports: ReadonlyMap<string, PortReport>;
  /** Latest record of each region × indicator × period, keyed `region/indicator/from/to`. */
  readonly indicators: ReadonlyMap<string, IndicatorRecord>;
  /** What was published before the latest, where that was something else: what a revision changed. Keyed alike. */
  readonly indicatorsBefore: ReadonlyMap<string, IndicatorRecord>;
  /** The gateway's counts of days that are over, keyed `region/day`. */
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly mode: Mode;
  /** The mode at an instant: that of the latest mode event at or before it, 平时 before the first. */
  modeAt(instant: EpochMs): Mode;
  /** Events applied but duplicates, since the store was made. */
  readonly appliedCount: number;
  readonly duplicateCount: number;
  readonly rejectedCounts: ReadonlyMap<string, number>;
  /** Incident events waiting for the report of their incident. */
  readonly pendingCount: number;
  /** Events the bounded log let go (with their incidents, or unit fixes past the ring). */
  readonly droppedFromLog: number;

  apply(events: readonly StreamEvent[]): ApplyResult;
  /** Moves the clock; evicts closed incidents that left the window. An earlier `now` changes nothing. */
  advance(now: EpochMs): void;
  observe(observer: StoreObserver): () => void;
  /** The retained events of one incident in the order of revisions. */
  eventsOf(incident: string): readonly StreamEvent[];
  /** The retained log: every event a store can be rebuilt from, incidents' first, in no promised order across incidents. */
  log(): Iterable<StreamEvent>;
}
