import { isIncidentEvent, type SequencedEvent, type UnitNews } from "../src/domain/event.ts";
import { UNIT_STATES, UnitStateLog } from "../src/domain/unit-state-log.ts";
import { DAY, type EpochMs, MINUTE } from "../src/shared/units.ts";
import type { LogBounds, LogSnapshot, LogSpan } from "./event-log.ts";
import { IncidentShelf } from "./incident-shelf.ts";
import { Latest } from "./latest.ts";
import { RecentEvents } from "./recent-events.ts";

/** 29 days of a street (about 10,000 events a day) with room for a bad week. */
const DEFAULT_BOUNDS: LogBounds = {
  maxEvents: 1_000_000,
  windowMs: 29 * DAY,
  unitStates: UNIT_STATES,
  resumeEvents: 100_000,
};
/** Old incidents are looked for this often, stream time. */
const SWEEP_EVERY = 10 * MINUTE;

/** Bounds with what was not said filled in. */
export function boundsOf(bounds: Partial<LogBounds>): LogBounds {
  return { ...DEFAULT_BOUNDS, ...bounds };
}

/** What of a model is not in its events. */
export interface ModelState {
  readonly head: number;
  readonly dropped: number;
  readonly sweptAt: EpochMs;
  /** The last close of an incident that was let go: of what happened until then something may be missing. */
  readonly goneUntil: EpochMs;
}

interface SequencedState extends SequencedEvent {
  readonly event: UnitNews;
}

/** What a log holds of its stream. What is taken in, and when by the stream clock, decides it alone: two models of the same stream are equal. */
export class LogModel {
  #state: ModelState;
  readonly #bounds: LogBounds;
  readonly #recent: RecentEvents;
  readonly #incidents = new IncidentShelf();
  readonly #unitStates = new UnitStateLog<SequencedState>(({ event }) => event);
  readonly #latest = new Latest();

  /**
   * @param state where the model goes on from a snapshot that another made of everything it held
   * @param events that snapshot's, in the order of the stream
   */
  constructor(
    bounds: LogBounds,
    state: ModelState = { head: 0, dropped: 0, sweptAt: 0, goneUntil: 0 },
    events: readonly SequencedEvent[] = [],
  ) {
    this.#bounds = bounds;
    this.#state = state;
    this.#recent = new RecentEvents(bounds.resumeEvents);
    for (const sequenced of events) this.#keep(sequenced);
  }

  get head(): number {
    return this.#state.head;
  }

  get dropped(): number {
    return this.#state.dropped;
  }

  /** From when on the stream is held whole, if it was taken in whole from `since` on. */
  knownSince(since: EpochMs): EpochMs {
    const { goneUntil } = this.#state;
    return goneUntil === 0 ? since : Math.max(since, goneUntil + 1);
  }

  get state(): ModelState {
    return this.#state;
  }

  /**
   * Takes in the next stretch of the stream, up to `last`; events that could not be read may be missing from it.
   * @param now the stream clock as the events were appended
   */
  take(events: readonly SequencedEvent[], last: number, now: EpochMs): LogSpan {
    for (const sequenced of events) {
      this.#recent.push(sequenced);
      this.#keep(sequenced);
    }
    const forgotten: string[] = [];
    let { dropped, sweptAt } = this.#state;
    if (now - sweptAt >= SWEEP_EVERY) {
      sweptAt = now;
      this.#incidents.expire(now - this.#bounds.windowMs, forgotten);
      this.#unitStates.expire(now - this.#bounds.windowMs);
    }
    if (this.#incidents.size > this.#bounds.maxEvents)
      dropped += this.#incidents.shrink(this.#bounds.maxEvents, forgotten);
    this.#unitStates.shrink(this.#bounds.unitStates);
    const goneUntil = Math.max(this.#state.goneUntil, this.#incidents.goneUntil);
    this.#state = { head: last, dropped, sweptAt, goneUntil };
    return { events, forgotten };
  }

  /** Events from before the snapshot this model began with, for pages that return; in order, directly up to its head. */
  recall(events: readonly SequencedEvent[]): void {
    for (const sequenced of events) this.#recent.push(sequenced);
  }

  since(sequence: number): readonly SequencedEvent[] | null {
    if (sequence > this.head) return null;
    return sequence === this.head ? [] : this.#recent.since(sequence);
  }

  snapshot(from: EpochMs): LogSnapshot {
    const events: SequencedEvent[] = [...this.#latest.events(), ...this.#unitStates.since(from)];
    this.#incidents.collect(from, events);
    events.sort((a, b) => a.sequence - b.sequence);
    return { to: this.head, events };
  }

  eventsOf(incident: string): readonly SequencedEvent[] {
    return this.#incidents.eventsOf(incident);
  }

  #keep(sequenced: SequencedEvent): void {
    const { sequence, event } = sequenced;
    if (isIncidentEvent(event)) this.#incidents.add(sequenced, event);
    else if (event.kind === "unitState" || event.kind === "unitLeft") this.#unitStates.push({ sequence, event });
    else this.#latest.add(sequenced, event);
  }
}
