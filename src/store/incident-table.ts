import type { IncidentEvent } from "../domain/event.ts";
import type { Incident } from "../domain/incident.ts";
import { BoundedSet } from "../shared/bounded-set.ts";
import type { EpochMs } from "../shared/units.ts";
import { Closings } from "./closings.ts";
import { foldEvent, refold } from "./incident-fold.ts";
import { createRecord, type IncidentRecord, insertEvent } from "./incident-record.ts";

/** What became of an incident event. */
export type Reception = "accepted" | "duplicate" | "left-window" | "incident-full";

/** Told of an incident that changed, with the events of it that were not seen before. `isNew`: it was not told of before. */
type Tell = (incident: Incident, isNew: boolean, events: readonly IncidentEvent[]) => void;

/** One incident's events at most: a source gone mad with one incident must not fill the memory. */
const EVENTS_PER_INCIDENT = 5_000;
/** Incidents whose report has not arrived, at most; the longest waiting goes first. */
const WAITING_INCIDENTS = 10_000;
/** Evicted incidents remembered, so that a late repetition of their report does not open them anew. */
const REMEMBERED_EVICTIONS = 20_000;

/** The incidents with their events. What follows on each other for one incident is told of at once. */
export class IncidentTable {
  readonly incidents = new Map<string, Incident>();
  readonly #tell: Tell;
  readonly #records = new Map<string, IncidentRecord>();
  readonly #waiting = new Map<string, IncidentRecord>();
  readonly #closings = new Closings();
  readonly #evicted = new BoundedSet<string>(REMEMBERED_EVICTIONS);
  /** The incident that changed last and was not told of yet, with its new events. */
  #changed: IncidentRecord | null = null;
  #seen: IncidentEvent[] = [];
  #misplacedStages = 0;
  #repeatedReports = 0;
  #pending = 0;
  #dropped = 0;

  constructor(tell: Tell) {
    this.#tell = tell;
  }

  /** Events the fold ignored for the order of stages, since the table was made. */
  get misplacedStages(): number {
    return this.#misplacedStages;
  }
  /** Reports of incidents that had one already under another revision. */
  get repeatedReports(): number {
    return this.#repeatedReports;
  }
  /** Events waiting for the report of their incident. */
  get pending(): number {
    return this.#pending;
  }
  /** Events that left with their incidents. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Takes an event in. One fold step when it comes in the order of revisions, else the incident is folded anew. */
  receive(event: IncidentEvent): Reception {
    const record = this.#records.get(event.incident);
    if (record === undefined) return this.#receiveWaiting(event);
    const place = this.#insert(record, event);
    if (typeof place === "string") return place;
    const { incident, misplacedStages, repeatedReports } = record;
    if (place === record.events.length - 1 && incident !== null) foldEvent(record, incident, event);
    else refold(record);
    this.#misplacedStages += record.misplacedStages - misplacedStages;
    this.#repeatedReports += record.repeatedReports - repeatedReports;
    if (this.#changed === record) this.#seen.push(event);
    else this.#noteChange(record, [event]);
    return "accepted";
  }

  #receiveWaiting(event: IncidentEvent): Reception {
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
    this.#misplacedStages += record.misplacedStages;
    this.#noteChange(record, [...record.events]);
    return "accepted";
  }

  /** Tells of the incident that changed last. To be called after the last event of a batch. */
  tellLast(): void {
    const record = this.#changed;
    if (record === null || record.incident === null) return;
    const isNew = !record.isKnown;
    const { closed } = record.incident.stages;
    if (closed !== null && closed !== record.plannedClose) this.#closings.note(record.id, closed);
    record.plannedClose = closed;
    record.isKnown = true;
    this.#changed = null;
    this.#tell(record.incident, isNew, this.#seen);
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

  #noteChange(record: IncidentRecord, seen: IncidentEvent[]): void {
    this.tellLast();
    this.#changed = record;
    this.#seen = seen;
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
