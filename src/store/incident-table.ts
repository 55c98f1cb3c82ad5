import type { IncidentEvent } from "../domain/event.ts";
import type { Incident } from "../domain/incident.ts";
import { BoundedSet } from "../shared/bounded-set.ts";
import type { EpochMs } from "../shared/units.ts";
import { Closings } from "./closings.ts";
import { foldEvent, refold } from "./incident-fold.ts";
import { createRecord, insertEvent, type FoldRejection, type IncidentRecord } from "./incident-record.ts";

/** What became of an incident event. */
export type Reception = "accepted" | "duplicate" | "left-window" | "incident-full";

/** An incident event with the incident it is seen in. */
export interface SeenEvent {
  readonly event: IncidentEvent;
  readonly incident: Incident;
}

/** One incident's events at most: a source gone mad with one incident must not fill the memory. */
const EVENTS_PER_INCIDENT = 5_000;
/** Incidents whose report has not arrived, at most; the longest waiting goes first. */
const WAITING_INCIDENTS = 10_000;
/** Evicted incidents remembered, so that a late repetition of their report does not open them anew. */
const REMEMBERED_EVICTIONS = 50_000;

/** The incidents with their events. Changes are collected until `tellChanged`. */
export class IncidentTable {
  readonly incidents = new Map<string, Incident>();
  readonly #records = new Map<string, IncidentRecord>();
  readonly #waiting = new Map<string, IncidentRecord>();
  readonly #closings = new Closings();
  readonly #evicted = new BoundedSet<string>(REMEMBERED_EVICTIONS);
  readonly #ignored: Record<FoldRejection, number> = { "stage-order": 0, "repeated-report": 0 };
  #changed: IncidentRecord[] = [];
  #pending = 0;
  #dropped = 0;

  /** Events ignored by the fold, by reason, since the table was made. */
  get ignored(): Readonly<Record<FoldRejection, number>> {
    return this.#ignored;
  }
  /** Events waiting for the report of their incident. */
  get pending(): number {
    return this.#pending;
  }
  /** Events that left with their incidents. */
  get dropped(): number {
    return this.#dropped;
  }

  /**
   * Takes an event in. One fold step when it comes in the order of revisions, else the incident is folded anew.
   * `seen` is given the events this made visible, with their incident: the event itself, or all that waited for this report.
   */
  receive(event: IncidentEvent, seen: SeenEvent[]): Reception {
    const record = this.#records.get(event.incident);
    if (record === undefined) return this.#receiveWaiting(event, seen);
    const place = this.#insert(record, event);
    if (typeof place === "string") return place;
    const { incident } = record;
    const stageOrder = record.ignored["stage-order"];
    const repeatedReport = record.ignored["repeated-report"];
    if (place === record.events.length - 1 && incident !== null) foldEvent(record, incident, event);
    else refold(record);
    this.#ignored["stage-order"] += record.ignored["stage-order"] - stageOrder;
    this.#ignored["repeated-report"] += record.ignored["repeated-report"] - repeatedReport;
    this.#noteChange(record);
    if (record.incident !== null) seen.push({ event, incident: record.incident });
    return "accepted";
  }

  #receiveWaiting(event: IncidentEvent, seen: SeenEvent[]): Reception {
    if (this.#evicted.has(event.incident)) return "left-window";
    const record = this.#waiting.get(event.incident) ?? createRecord(event.incident);
    const place = this.#insert(record, event);
    if (typeof place === "string") return place;
    if (event.kind !== "reported") {
      this.#pending += 1;
      this.#waiting.set(record.id, record);
      if (this.#waiting.size > WAITING_INCIDENTS) this.#dropLongestWaiting();
      return "accepted";
    }
    refold(record);
    if (record.incident === null) throw new Error(`incident ${record.id}: its report does not found it`);
    this.#pending -= record.events.length - 1;
    this.#waiting.delete(record.id);
    this.#records.set(record.id, record);
    this.incidents.set(record.id, record.incident);
    this.#ignored["stage-order"] += record.ignored["stage-order"];
    this.#noteChange(record);
    for (const visible of record.events) seen.push({ event: visible, incident: record.incident });
    return "accepted";
  }

  /** Tells of each incident changed since the last call. `isNew`: nobody has been told of it yet. */
  tellChanged(tell: (incident: Incident, isNew: boolean) => void): void {
    const changed = this.#changed;
    this.#changed = [];
    for (const record of changed) {
      const isNew = !record.isKnown;
      record.isDirty = false;
      record.isKnown = true;
      if (record.incident === null) continue;
      const { closed } = record.incident.stages;
      if (closed !== null && closed !== record.plannedClose) this.#closings.note(record.id, closed);
      record.plannedClose = closed;
      tell(record.incident, isNew);
    }
  }

  /** Lets go of closed incidents whose close lies before `instant`, after telling `leaving` of each, and of events that waited in vain since before then. */
  evict(instant: EpochMs, leaving: (incident: Incident) => void): number {
    let evicted = 0;
    for (const id of this.#closings.before(instant)) {
      const incident = this.incidents.get(id);
      const closed = incident?.stages.closed ?? null;
      if (incident === undefined || closed === null || closed >= instant) continue;
      leaving(incident);
      this.#dropped += this.eventsOf(incident.id).length;
      this.#records.delete(incident.id);
      this.incidents.delete(incident.id);
      this.#evicted.add(incident.id);
      evicted += 1;
    }
    for (const record of this.#waiting.values())
      if (record.events.every((event) => event.at < instant)) this.#dropWaiting(record);
    return evicted;
  }

  /** The retained events of a visible incident, by revision. */
  eventsOf(incident: string): readonly IncidentEvent[] {
    return this.#records.get(incident)?.events ?? [];
  }

  *log(): Iterable<IncidentEvent> {
    for (const record of this.#records.values()) yield* record.events;
    for (const record of this.#waiting.values()) yield* record.events;
  }

  #insert(record: IncidentRecord, event: IncidentEvent): number | Reception {
    if (record.events.length >= EVENTS_PER_INCIDENT) return "incident-full";
    return insertEvent(record, event) ?? "duplicate";
  }

  #noteChange(record: IncidentRecord): void {
    if (record.isDirty) return;
    record.isDirty = true;
    this.#changed.push(record);
  }

  #dropLongestWaiting(): void {
    for (const longest of this.#waiting.values()) {
      this.#dropWaiting(longest);
      return;
    }
  }

  #dropWaiting(record: IncidentRecord): void {
    this.#pending -= record.events.length;
    this.#dropped += record.events.length;
    this.#waiting.delete(record.id);
  }
}
