import type { SequencedEvent, StreamEvent } from "../src/domain/event.ts";
import type { DurationMs, EpochMs } from "../src/shared/units.ts";

/** What a source calls an event of its own: sent again under it, it is the same event. */
export interface EventKey {
  readonly port: string;
  /** Unique within the port; short, whatever the source writes. */
  readonly id: string;
}

/** What an append did. */
export interface Appended {
  /** Sequence of the first appended event; the others follow without a gap. */
  readonly first: number;
  /** Incidents that left the log with all their events. */
  readonly forgotten: readonly string[];
}

/** A stream as it stood at one sequence, compacted. */
export interface LogSnapshot {
  readonly to: number;
  /** In the order of the stream. */
  readonly events: readonly SequencedEvent[];
}

/**
 * The stream's memory. Bounded; the gateway asks it for snapshots and for what a returning page missed.
 * Asynchronous, so that a durable log can stand behind it. The log owns the stream's identity: a log that survives a restart continues its stream.
 */
export interface EventLog {
  readonly streamId: string;
  /** Sequence of the last event; 0 before the first. */
  readonly head: number;
  /** Events the event bound forced out while the age window would still have kept them. */
  readonly dropped: number;
  /**
   * Resolves once the events are held as safely as this log holds anything.
   * @param now the stream clock: what the age window let go of leaves
   * @param keys of the events, by place; null for one without. They are remembered with the events or not at all
   */
  append(events: readonly StreamEvent[], now: EpochMs, keys?: readonly (EventKey | null)[]): Promise<Appended>;
  /** The sequence each key was appended under; null where it was not, or so long ago that it is forgotten (a bounded number is kept of each port). */
  sequencesOf(keys: readonly EventKey[]): Promise<readonly (number | null)[]>;
  /** Every event after `sequence`, in order; null when some of them are no longer held (or never were). */
  since(sequence: number): Promise<readonly SequencedEvent[] | null>;
  /**
   * Every event of the incidents that are open at the head or were reported or closed at or after `from`,
   * the latest fix and state of every unit, health of every port, record of every indicator's period, and every change of the mode.
   */
  snapshot(window: { readonly from: EpochMs }): Promise<LogSnapshot>;
  /** Every held event of an incident, in the order of the stream. */
  eventsOf(incident: string): Promise<readonly SequencedEvent[]>;
  /** Forgets everything and begins another stream. */
  restart(streamId: string): Promise<void>;
}

/** How long a memory log remembers. */
export interface LogBounds {
  /** Events of incidents held at most; open incidents stay whole even past it. */
  readonly maxEvents: number;
  /** Closed incidents older than this (stream time, by close) leave. */
  readonly windowMs: DurationMs;
  /** Most recent events kept one by one, for pages that return. */
  readonly resumeEvents: number;
}
