import type { SequencedEvent, StreamEvent } from "../../src/domain/event.ts";
import { type DurationMs, type EpochMs, SECOND } from "../../src/shared/units.ts";
import {
  type AppendOptions,
  type Appended,
  type EventKey,
  type EventLog,
  type Gate,
  type LogBounds,
  type LogListener,
  type LogSnapshot,
  LogUnavailableError,
} from "../event-log.ts";
import { failLine } from "../fail-line.ts";
import { boundsOf } from "../log-model.ts";
import type { Delays } from "../timers.ts";
import { Checkpoints } from "./checkpoints.ts";
import type { LogEntry } from "./entry.ts";
import { loadHeld, type Held } from "./load-held.ts";
import { RedisSession } from "./redis-session.ts";
import { settle } from "./settle.ts";

export interface RedisLogOptions extends Partial<LogBounds> {
  /** `redis://…`, `rediss://…`. */
  readonly url: string;
  /** Tells logs on one Redis apart: the profile's id. */
  readonly name: string;
  /** A name nothing had before. */
  readonly newId: () => string;
  readonly timers: Delays;
  readonly complain: (line: string) => void;
  readonly periods?: Partial<Periods> | undefined;
}

interface Periods {
  /** An answer of Redis that takes longer does not come any more. */
  readonly replyWithin: DurationMs;
  /** Without news it is looked this often whether the stream is still the same. */
  readonly lookEvery: DurationMs;
  /** Redis is asked again this long after it went away. */
  readonly retryAfter: DurationMs;
}

const PERIODS: Periods = { replyWithin: 2 * SECOND, lookEvery: SECOND, retryAfter: 500 };

/** What was held does not fit what Redis holds: it is read anew. */
class OtherHistory extends Error {}

/**
 * The stream in Redis: it outlives the gateway, and several gateways share it. Each keeps a model of what the stream holds and follows the stream to keep it
 * current; whatever is appended comes back that way, so every gateway takes in the same in the same order.
 */
export class RedisLog implements EventLog {
  readonly #options: RedisLogOptions;
  readonly #bounds: LogBounds;
  readonly #periods: Periods;
  readonly #checkpoints: Checkpoints;
  #held: Held;
  #session: RedisSession | null;
  #isRefusing = false;
  #isClosed = false;
  #gate: Gate = (task) => task();
  #listener: LogListener | null = null;
  /** Who waits for the model to reach a sequence, or for the session to end. */
  #waiting: { readonly sequence: number; readonly resolve: () => void }[] = [];
  #endRest: () => void = () => undefined;
  readonly #running: Promise<void>;

  /** Connects and reads what the stream holds. @throws when Redis cannot be reached */
  static async open(options: RedisLogOptions): Promise<RedisLog> {
    const periods = { ...PERIODS, ...options.periods };
    const session = await RedisSession.open({ ...options, replyWithin: periods.replyWithin });
    try {
      const held = await settle(session, null, boundsOf(options), options);
      return new RedisLog(options, periods, session, held);
    } catch (error) {
      session.end();
      throw error;
    }
  }

  private constructor(options: RedisLogOptions, periods: Periods, session: RedisSession, held: Held) {
    this.#options = options;
    this.#bounds = boundsOf(options);
    this.#periods = periods;
    this.#session = session;
    this.#held = held;
    this.#checkpoints = new Checkpoints(this.#bounds, options.complain);
    this.#running = this.#run(session);
  }

  get streamId(): string {
    return this.#held.streamId;
  }

  get head(): number {
    return this.#held.model.head;
  }

  get dropped(): number {
    return this.#held.model.dropped;
  }

  get knownSince(): EpochMs | null {
    const { since, model } = this.#held;
    return since === null ? null : model.knownSince(since);
  }

  get available(): boolean {
    return this.#session !== null && !this.#session.isOver && !this.#isRefusing;
  }

  async append(events: readonly StreamEvent[], now: EpochMs, options: AppendOptions = {}): Promise<Appended | null> {
    const { onlyAt, keys = [] } = options;
    if (events.length === 0 && onlyAt === undefined) return { first: this.head + 1 };
    const session = this.#reachable();
    const said = { streamId: this.streamId, name: this.#options.newId(), now, onlyAt, keys };
    const answer = await this.#ask(session.append(events, said));
    if (answer === null) throw this.#unavailable("its stream has just become another");
    this.#isRefusing = false;
    if ("head" in answer) {
      await this.#reaches(answer.head);
      return null;
    }
    await this.#reaches(answer.first + events.length - 1);
    return answer;
  }

  async holdsFrom(at: EpochMs): Promise<void> {
    const held = this.#held;
    await this.#ask(this.#reachable().holdsFrom(held.streamId, at));
    held.since = Math.min(held.since ?? at, at);
  }

  async sequencesOf(keys: readonly EventKey[]): Promise<readonly (number | null)[]> {
    return this.#ask(this.#reachable().sequencesOf(keys));
  }

  since(sequence: number): Promise<readonly SequencedEvent[] | null> {
    return Promise.resolve(this.#held.model.since(sequence));
  }

  snapshot({ from }: { readonly from: EpochMs }): Promise<LogSnapshot> {
    return Promise.resolve(this.#held.model.snapshot(from));
  }

  eventsOf(incident: string): Promise<readonly SequencedEvent[]> {
    return Promise.resolve(this.#held.model.eventsOf(incident));
  }

  async caughtUp(): Promise<void> {
    const seen = await this.#session?.look().catch(() => null);
    if (seen?.streamId === this.streamId) await this.#reaches(seen.head);
  }

  async restart(streamId: string): Promise<void> {
    const session = this.#reachable();
    await this.#ask(session.restart(streamId));
    const held = await this.#ask(loadHeld(session, this.#bounds, this.#options));
    await this.#replace(held);
    // The reader still waits for what comes after the old head.
    await this.#ask(session.stopWaiting());
  }

  follow(gate: Gate, listener: LogListener): void {
    this.#gate = gate;
    this.#listener = listener;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#endRest();
    this.#session?.end();
    await this.#running;
  }

  #reachable(): RedisSession {
    if (this.#session === null || this.#session.isOver) throw this.#unavailable("Redis is away");
    return this.#session;
  }

  #unavailable(reason: string): LogUnavailableError {
    return new LogUnavailableError(reason, 2 * this.#periods.retryAfter);
  }

  async #ask<Value>(answer: Promise<Value>): Promise<Value> {
    try {
      return await answer;
    } catch (error) {
      this.#isRefusing = true;
      throw this.#unavailable(failLine(error));
    }
  }

  /** Resolves when the model has come so far; also when the session ends before: what was appended is in the log all the same. */
  #reaches(sequence: number): Promise<void> {
    if (this.head >= sequence || this.#session === null) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ sequence, resolve }));
  }

  #wake(reached: number): void {
    const ready = this.#waiting.filter(({ sequence }) => sequence <= reached);
    if (ready.length === 0) return;
    this.#waiting = this.#waiting.filter(({ sequence }) => sequence > reached);
    for (const { resolve } of ready) resolve();
  }

  /** Follows the stream, for ever; a session that fails is followed by another. */
  async #run(first: RedisSession): Promise<void> {
    let next: RedisSession | null = first;
    while (!this.#isClosed) {
      const session: RedisSession | null = next ?? (await this.#reopen());
      next = null;
      if (session === null) {
        await this.#rest();
        continue;
      }
      const reason = await this.#followWith(session).catch((error: unknown) => error);
      session.end();
      this.#session = null;
      this.#wake(Number.POSITIVE_INFINITY);
      if (!this.#isClosed && !(reason instanceof OtherHistory))
        this.#options.complain(`log: Redis is away: ${failLine(reason)}`);
    }
  }

  async #followWith(session: RedisSession): Promise<never> {
    for (;;) {
      const entries = await session.nextEntries(this.head, this.#periods.lookEvery);
      if (entries.length === 0) {
        const seen = await session.look();
        if (seen?.streamId !== this.streamId) throw new OtherHistory();
        this.#held.since = seen.since;
      }
      for (const entry of entries) await this.#take(entry);
      await this.#checkpoints.consider(session, this.#held);
    }
  }

  #take(entry: LogEntry): Promise<void> {
    return this.#gate(async () => {
      const { model } = this.#held;
      if (entry.streamId !== this.streamId || entry.first !== model.head + 1) throw new OtherHistory();
      for (const line of entry.complaints) this.#options.complain(line);
      const span = model.take(entry.events, entry.last, entry.now);
      this.#held.append = entry.append;
      this.#held.since ??= entry.now;
      await this.#listener?.took(span);
      this.#wake(entry.last);
    });
  }

  /** Connects again and finds out whether what is held still goes on; null when Redis is not there yet. */
  async #reopen(): Promise<RedisSession | null> {
    let session: RedisSession | null = null;
    try {
      session = await RedisSession.open({ ...this.#options, replyWithin: this.#periods.replyWithin });
      const held = await settle(session, this.#held, this.#bounds, this.#options);
      if (held !== this.#held) await this.#replace(held);
      if (this.#isClosed) throw new OtherHistory();
      this.#session = session;
      this.#isRefusing = false;
      this.#options.complain("log: Redis is there again");
      return session;
    } catch {
      session?.end();
      return null;
    }
  }

  #replace(held: Held): Promise<void> {
    return this.#gate(async () => {
      this.#held = held;
      await this.#listener?.restarted();
      this.#wake(Number.POSITIVE_INFINITY);
    });
  }

  #rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.#options.timers.setTimeout(resolve, this.#periods.retryAfter);
      this.#endRest = () => {
        this.#options.timers.clearTimeout(timer);
        resolve();
      };
    });
  }
}
