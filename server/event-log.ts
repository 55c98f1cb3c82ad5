import type { SequencedEvent, StreamEvent } from "../src/domain/event.ts";
import type { DurationMs, EpochMs } from "../src/shared/units.ts";

/** Events of one append at most; whoever has more appends several times. */
export const APPEND_AT_MOST = 10_000;

/** What a source calls an event of its own: sent again under it, it is the same event. */
export interface EventKey {
  readonly port: string;
  /** Unique within the port; short, whatever the source writes. */
  readonly id: string;
}

/** What an append asks besides its events. */
export interface AppendOptions {
  /** Keys of the events, by place; null for one without. They are remembered with the events or not at all. */
  readonly keys?: readonly (EventKey | null)[] | undefined;
  /** Append only while this is the head, so that what was decided by then still holds. */
  readonly onlyAt?: number | undefined;
}

/** What an append did. */
export interface Appended {
  /** Sequence of the first appended event; the others follow without a gap. */
  readonly first: number;
}

/** A stretch of the stream that the log has just taken in, from whichever gateway. */
export interface LogSpan {
  readonly events: readonly SequencedEvent[];
  /** Incidents that left the log with all their events. */
  readonly forgotten: readonly string[];
}

/** Told what happens to the log, in the order of the stream. */
export interface LogListener {
  took(span: LogSpan): Promise<void>;
  /** What is held now has nothing to do with what was: another stream, or one that went on too far meanwhile. */
  restarted(): Promise<void>;
}

/** Runs tasks one after another. */
export type Gate = <Result>(task: () => Promise<Result>) => Promise<Result>;

/** A stream as it stood at one sequence, compacted. */
export interface LogSnapshot {
  readonly to: number;
  /** In the order of the stream. */
  readonly events: readonly SequencedEvent[];
}

/**
 * The stream's memory. Bounded; the gateway asks it for snapshots and for what a returning page missed.
 * The log owns the stream's identity: a log that survives a restart continues its stream. Several gateways may append to one log; each is told of everything.
 */
export interface EventLog {
  readonly streamId: string;
  /** Sequence of the last event taken in; 0 before the first. */
  readonly head: number;
  /** Events the event bound forced out while the age window would still have kept them. */
  readonly dropped: number;
  /**
   * From this instant on (stream time) the stream is held whole: no report, no stage, no close of then or later is missing. What the bounds let go moves it on.
   * Null while neither `holdsFrom` nor an append has said.
   */
  readonly knownSince: EpochMs | null;
  /** False while the log cannot take anything because what stands behind it is away; what it holds can be read all the same. */
  readonly available: boolean;
  /**
   * Appends events, all or none, and resolves once they are held as safely as this log holds anything, and taken in. Null when `onlyAt` is the head no longer; then
   * what came in between has been taken in.
   * @param events at most `APPEND_AT_MOST`; none appends nothing, and with `onlyAt` tells whether what was decided by then still holds
   * @param now the stream clock: what the age window let go of leaves
   * @throws LogUnavailableError
   */
  append(events: readonly StreamEvent[], now: EpochMs, options?: AppendOptions): Promise<Appended | null>;
  /**
   * Says that the stream is whole from `at` on, where it was not said of an earlier instant. It holds as long as the stream, through restarts of the gateway too.
   * Without it the first append is the begin.
   * @throws LogUnavailableError
   */
  holdsFrom(at: EpochMs): Promise<void>;
  /**
   * The sequence each key was appended under; null where it was not, or so long ago that it is forgotten (a bounded number is kept of each port).
   * @throws LogUnavailableError
   */
  sequencesOf(keys: readonly EventKey[]): Promise<readonly (number | null)[]>;
  /** Every event after `sequence`, in order; null when some of them are no longer held (or never were). */
  since(sequence: number): Promise<readonly SequencedEvent[] | null>;
  /**
   * Every event of the incidents that are open at the head or were reported or closed at or after `from`,
   * what every unit said of its state at or after `from` and the last before, its latest fix, the latest health of every port and record of every
   * indicator's period, and every change of the mode.
   */
  snapshot(window: { readonly from: EpochMs }): Promise<LogSnapshot>;
  /** Resolves once everything that was appended before this call, through whichever gateway, is taken in; at once while the log is not available. */
  caughtUp(): Promise<void>;
  /** Every held event of an incident, in the order of the stream. */
  eventsOf(incident: string): Promise<readonly SequencedEvent[]>;
  /** Forgets everything and begins another stream. @throws LogUnavailableError */
  restart(streamId: string): Promise<void>;
  /** From now on the log takes things in through the gate alone, so that nothing changes while another task runs there, and tells the listener of it within. */
  follow(gate: Gate, listener: LogListener): void;
  close(): Promise<void>;
}

/**
 * The log cannot take events now. They may be in it all the same (the answer was lost, not the question): whoever sends them again sends the same keys and
 * revisions.
 */
export class LogUnavailableError extends Error {
  /** When it is worth another try. */
  readonly retryAfter: DurationMs;

  constructor(reason: string, retryAfter: DurationMs) {
    super(`the event log cannot be reached: ${reason}`);
    this.name = "LogUnavailableError";
    this.retryAfter = retryAfter;
  }
}

/** How long a log remembers. */
export interface LogBounds {
  /** Events of incidents held at most; open incidents stay whole even past it. */
  readonly maxEvents: number;
  /** Closed incidents older than this (stream time, by close) leave. */
  readonly windowMs: DurationMs;
  /** Changes of units' states held at most, beside the latest of each unit. Those from before the age window leave too. */
  readonly unitStates: number;
  /** Most recent events kept one by one, for pages that return. */
  readonly resumeEvents: number;
}
