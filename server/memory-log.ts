import type { SequencedEvent, StreamEvent } from "../src/domain/event.ts";
import type { EpochMs } from "../src/shared/units.ts";
import type {
  AppendOptions,
  Appended,
  EventKey,
  EventLog,
  Gate,
  LogBounds,
  LogListener,
  LogSnapshot,
} from "./event-log.ts";
import { boundsOf, LogModel } from "./log-model.ts";
import { RecentKeys } from "./recent-keys.ts";

/** The stream in memory: gone with the process. */
export class MemoryLog implements EventLog {
  readonly available = true;
  #streamId: string;
  #model: LogModel;
  #since: EpochMs | null = null;
  readonly #bounds: LogBounds;
  readonly #keys = new RecentKeys();
  #gate: Gate = (task) => task();
  #listener: LogListener | null = null;

  constructor(options: { readonly streamId: string } & Partial<LogBounds>) {
    this.#streamId = options.streamId;
    this.#bounds = boundsOf(options);
    this.#model = new LogModel(this.#bounds);
  }

  get streamId(): string {
    return this.#streamId;
  }

  get head(): number {
    return this.#model.head;
  }

  get dropped(): number {
    return this.#model.dropped;
  }

  get knownSince(): EpochMs | null {
    return this.#since === null ? null : this.#model.knownSince(this.#since);
  }

  append(events: readonly StreamEvent[], now: EpochMs, options: AppendOptions = {}): Promise<Appended | null> {
    return this.#gate(async () => {
      const { onlyAt = this.head, keys = [] } = options;
      if (onlyAt !== this.head) return null;
      const first = this.head + 1;
      if (events.length === 0) return { first };
      this.#since ??= now;
      const sequenced = events.map((event, index) => ({ sequence: first + index, event }));
      for (const [index, key] of keys.entries()) if (key !== null) this.#keys.add(key, first + index);
      const span = this.#model.take(sequenced, first + events.length - 1, now);
      await this.#listener?.took(span);
      return { first };
    });
  }

  holdsFrom(at: EpochMs): Promise<void> {
    this.#since = Math.min(this.#since ?? at, at);
    return Promise.resolve();
  }

  sequencesOf(keys: readonly EventKey[]): Promise<readonly (number | null)[]> {
    return Promise.resolve(keys.map((key) => this.#keys.sequenceOf(key)));
  }

  since(sequence: number): Promise<readonly SequencedEvent[] | null> {
    return Promise.resolve(this.#model.since(sequence));
  }

  snapshot({ from }: { readonly from: EpochMs }): Promise<LogSnapshot> {
    return Promise.resolve(this.#model.snapshot(from));
  }

  eventsOf(incident: string): Promise<readonly SequencedEvent[]> {
    return Promise.resolve(this.#model.eventsOf(incident));
  }

  caughtUp(): Promise<void> {
    return Promise.resolve();
  }

  restart(streamId: string): Promise<void> {
    return this.#gate(async () => {
      this.#streamId = streamId;
      this.#model = new LogModel(this.#bounds);
      this.#since = null;
      this.#keys.clear();
      await this.#listener?.restarted();
    });
  }

  follow(gate: Gate, listener: LogListener): void {
    this.#gate = gate;
    this.#listener = listener;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
