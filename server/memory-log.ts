import { isIncidentEvent, type SequencedEvent, type StreamEvent } from "../src/domain/event.ts";
import { DAY, type EpochMs, MINUTE } from "../src/shared/units.ts";
import type { Appended, EventKey, EventLog, LogBounds, LogSnapshot } from "./event-log.ts";
import { Latest } from "./latest.ts";
import { IncidentShelf } from "./incident-shelf.ts";
import { RecentEvents } from "./recent-events.ts";
import { RecentKeys } from "./recent-keys.ts";

/** 29 days of a street (about 10,000 events a day) with room for a bad week. */
const DEFAULT_BOUNDS: LogBounds = { maxEvents: 1_000_000, windowMs: 29 * DAY, resumeEvents: 100_000 };
/** Old incidents are looked for this often, stream time. */
const SWEEP_EVERY = 10 * MINUTE;

/** The stream in memory: gone with the process. */
export class MemoryLog implements EventLog {
  #streamId: string;
  #head = 0;
  #dropped = 0;
  #sweptAt = 0;
  readonly #bounds: LogBounds;
  readonly #recent: RecentEvents;
  readonly #incidents = new IncidentShelf();
  readonly #latest = new Latest();
  readonly #keys = new RecentKeys();

  constructor(options: { readonly streamId: string } & Partial<LogBounds>) {
    this.#streamId = options.streamId;
    this.#bounds = { ...DEFAULT_BOUNDS, ...options };
    this.#recent = new RecentEvents(this.#bounds.resumeEvents);
  }

  get streamId(): string {
    return this.#streamId;
  }

  get head(): number {
    return this.#head;
  }

  get dropped(): number {
    return this.#dropped;
  }

  append(events: readonly StreamEvent[], now: EpochMs, keys: readonly (EventKey | null)[] = []): Promise<Appended> {
    const first = this.#head + 1;
    for (const [index, event] of events.entries()) {
      this.#head += 1;
      const key = keys[index] ?? null;
      if (key !== null) this.#keys.add(key, this.#head);
      const sequenced = { sequence: this.#head, event };
      this.#recent.push(sequenced);
      if (isIncidentEvent(event)) this.#incidents.add(sequenced, event);
      else this.#latest.add(sequenced, event);
    }
    return Promise.resolve({ first, forgotten: this.#forget(now) });
  }

  sequencesOf(keys: readonly EventKey[]): Promise<readonly (number | null)[]> {
    return Promise.resolve(keys.map((key) => this.#keys.sequenceOf(key)));
  }

  since(sequence: number): Promise<readonly SequencedEvent[] | null> {
    if (sequence > this.#head) return Promise.resolve(null);
    return Promise.resolve(this.#recent.since(sequence));
  }

  snapshot(window: { readonly from: EpochMs }): Promise<LogSnapshot> {
    const events: SequencedEvent[] = [...this.#latest.events()];
    this.#incidents.collect(window.from, events);
    events.sort((a, b) => a.sequence - b.sequence);
    return Promise.resolve({ to: this.#head, events });
  }

  eventsOf(incident: string): Promise<readonly SequencedEvent[]> {
    return Promise.resolve(this.#incidents.eventsOf(incident));
  }

  restart(streamId: string): Promise<void> {
    this.#streamId = streamId;
    this.#head = 0;
    this.#sweptAt = 0;
    this.#recent.clear();
    this.#incidents.clear();
    this.#latest.clear();
    this.#keys.clear();
    return Promise.resolve();
  }

  #forget(now: EpochMs): string[] {
    const forgotten: string[] = [];
    if (now - this.#sweptAt >= SWEEP_EVERY) {
      this.#sweptAt = now;
      this.#incidents.expire(now - this.#bounds.windowMs, forgotten);
    }
    if (this.#incidents.size > this.#bounds.maxEvents)
      this.#dropped += this.#incidents.shrink(this.#bounds.maxEvents, forgotten);
    return forgotten;
  }
}
