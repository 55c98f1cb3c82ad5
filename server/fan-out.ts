import type { SequencedEvent, StreamEvent } from "../src/domain/event.ts";
import type { Region } from "../src/domain/region.ts";
import type { ClockStatement } from "../src/protocol/clock.ts";
import type { BatchTuple } from "../src/protocol/encode.ts";
import type { Subscribe } from "../src/protocol/session.ts";
import { CHUNK_EVENTS } from "../src/protocol/stream.ts";
import { type DurationMs, SECOND } from "../src/shared/units.ts";
import type { Audience, Viewer } from "./audience.ts";
import { toBatches } from "./batches.ts";
import { Channel } from "./channel.ts";
import { APPEND_AT_MOST, type EventKey, type EventLog, LogUnavailableError, type LogSpan } from "./event-log.ts";
import { findScope } from "./scope.ts";
import { Serial } from "./serial.ts";
import { type SharedSnapshot, SharedSnapshots, type SnapshotContent } from "./shared-snapshots.ts";
import { passes, passesIncident, type Sieve, sift, siftHeld } from "./sieve.ts";
import type { StreamWatch } from "./stream-watch.ts";
import type { Tallies } from "./tallies.ts";
import { Whereabouts } from "./whereabouts.ts";

/** What the fan-out stands on. */
export interface FanOutOptions {
  readonly log: EventLog;
  readonly regions: Region;
  readonly watch?: StreamWatch | undefined;
  /** Follows the log; tells of the days that are over beside its events. */
  readonly tallies: Tallies;
  readonly clock: () => ClockStatement;
  /** Sends a batch to everyone in a room, encoded once. */
  readonly broadcast: (room: string, batch: BatchTuple) => void;
  readonly isEmpty: (room: string) => boolean;
  /** Makes everyone leave a room. */
  readonly clear: (room: string) => void;
  /** Tells every page that the stream begins anew. */
  readonly greet: () => void;
}

/** Events and what their sources call them, by place; without a key, or past the end of `keys`, an event is always a new one. */
export interface KeyedEvents {
  readonly events: readonly StreamEvent[];
  readonly keys: readonly (EventKey | null)[];
}

/** A place in a stream. */
type Place = NonNullable<Subscribe["resume"]>;

/** What a page holds: the events up to a sequence, and the tallies told up to another. */
interface Held {
  readonly sequence: number;
  readonly tallies: number;
}

/** Decisions that other gateways' appends overtook before it is given up. */
const TRIES = 100;
const TRY_AGAIN_AFTER: DurationMs = SECOND;

/**
 * Puts events into the log, and what the log takes in, from this gateway or another, out to everyone who watches. One channel for each audience; everything
 * that touches the order of the stream runs in one queue, so that what a new viewer is sent and what follows in its room join without gap or overlap.
 */
export class FanOut {
  readonly #options: FanOutOptions;
  /** Whatever looks at the stream as it stands; the log takes nothing in meanwhile. */
  readonly #serial = new Serial();
  /** This gateway's own appends: its decisions do not overtake each other. */
  readonly #writing = new Serial();
  readonly #channels = new Map<string, Channel>();
  readonly #whereabouts = new Whereabouts();
  readonly #snapshots = new SharedSnapshots();
  #flushing = false;
  /** Counts the streams: what was begun for one is not finished with another. */
  #stream = 0;

  constructor(options: FanOutOptions) {
    this.#options = options;
    options.log.follow((task) => this.#serial.run(task), {
      took: (span) => this.#take(span),
      restarted: () => this.#restart(),
    });
  }

  /** Learns from what the log holds already. Before anybody subscribes. */
  open(): Promise<void> {
    return this.#serial.run(() => this.#learn());
  }

  /** Appends events that passed the door; they go out with the next flush. @throws LogUnavailableError; part of a long list may have been appended then */
  publish(events: readonly StreamEvent[]): Promise<void> {
    const { log, clock } = this.#options;
    return this.#writing.run(async () => {
      for (let from = 0; from < events.length; from += APPEND_AT_MOST)
        await log.append(events.slice(from, from + APPEND_AT_MOST), clock().streamTime);
    });
  }

  /** Appends what `decide` answers, with nothing appended between its look at the log and that. Gives the first sequence; null without events. */
  publishDecided(decide: () => Promise<readonly StreamEvent[]>): Promise<number | null> {
    return this.publishKeyed(async () => ({ events: await decide(), keys: [] }));
  }

  /**
   * The same with the keys of the events, by place. `decide` is asked again when another gateway appended meanwhile.
   * @throws LogUnavailableError
   */
  publishKeyed(decide: () => Promise<KeyedEvents>): Promise<number | null> {
    const { log, clock } = this.#options;
    return this.#writing.run(async () => {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const { events, keys, onlyAt } = await this.#serial.run(async () => ({
          ...(await decide()),
          onlyAt: log.head,
        }));
        // Also without events: that nothing need be appended is decided by what is held, and the log itself may have lost it.
        const appended = await log.append(events, clock().streamTime, { keys, onlyAt });
        if (appended !== null) return events.length === 0 ? null : appended.first;
      }
      throw new LogUnavailableError("other gateways append all the time", TRY_AGAIN_AFTER);
    });
  }

  /** Whether an incident is among what a sieve lets through. */
  sees(sieve: Sieve, incident: string): boolean {
    return passesIncident(incident, sieve, this.#whereabouts);
  }

  async #take({ events, forgotten }: LogSpan): Promise<void> {
    for (const { event } of events) this.#options.watch?.took(event);
    for (const incident of forgotten) this.#options.watch?.forget(incident);
    for (const sequenced of events) this.#note(sequenced);
    const tallies = this.#takeTallies();
    for (const channel of this.#channels.values()) {
      const { sieve } = channel.audience;
      channel.add(await sift(events, sieve, this.#whereabouts, this.#options.log));
      channel.add(this.#sieved(tallies, sieve));
    }
    for (const incident of forgotten) {
      this.#whereabouts.forget(incident);
      this.#options.tallies.forget(incident);
    }
  }

  /** Every room is emptied; pages are greeted anew, and will subscribe. */
  async #restart(): Promise<void> {
    this.#stream += 1;
    for (const room of this.#channels.keys()) this.#options.clear(room);
    this.#channels.clear();
    this.#snapshots.clear();
    this.#whereabouts.clear();
    this.#options.watch?.restarted();
    this.#options.tallies.clear();
    await this.#learn();
    this.#options.greet();
  }

  async #learn(): Promise<void> {
    const { events } = await this.#options.log.snapshot({ from: Number.NEGATIVE_INFINITY });
    for (const { event } of events) this.#options.watch?.learned(event);
    for (const sequenced of events) this.#note(sequenced);
    this.#takeTallies();
  }

  #note(sequenced: SequencedEvent): void {
    this.#whereabouts.note(sequenced);
    this.#options.tallies.note(sequenced.event);
  }

  #takeTallies(): readonly SequencedEvent[] {
    const { log, tallies, clock } = this.#options;
    return tallies.take(log.head, clock().streamTime);
  }

  #sieved(events: Iterable<SequencedEvent>, sieve: Sieve): SequencedEvent[] {
    return [...events].filter(({ event }) => passes(event, sieve, this.#whereabouts));
  }

  /** Sends every channel what it has not been told yet. A flush asked for while one waits is the same flush. */
  async flush(): Promise<void> {
    if (this.#flushing) return;
    this.#flushing = true;
    this.#snapshots.sweep(this.#options.clock().serverTime);
    await this.#serial.run(() => {
      this.#flushing = false;
      for (const [room, channel] of this.#channels) {
        if (this.#options.isEmpty(room)) this.#channels.delete(room);
        else this.#flushChannel(room, channel);
      }
      return Promise.resolve();
    });
  }

  /** Where the viewers of an audience stand that got all its batches so far; null when it has none any more. */
  placeOf({ name }: Audience): Place | null {
    const sequence = this.#channels.get(name)?.told;
    return sequence === undefined ? null : { streamId: this.#options.log.streamId, sequence };
  }

  /** Whether what came since is less than a snapshot would be: one batch. */
  isNear({ streamId, sequence }: Place): boolean {
    const { log } = this.#options;
    return streamId === log.streamId && log.head - sequence <= CHUNK_EVENTS;
  }

  /** What a request asks to see; null when the profile has no such scope. */
  sieveOf(request: Subscribe): Sieve | null {
    const scope = findScope(this.#options.regions, request.scope);
    return scope === null ? null : { scope, topics: new Set(request.topics) };
  }

  /** Sends a page what it asked for, as its audience may see it, and lets it join its room. */
  async subscribe(viewer: Viewer, request: Subscribe, audience: Audience): Promise<void> {
    const { log } = this.#options;
    const { resume } = request;
    const stream = this.#stream;
    let held: Held | null = null;
    // Of the days told under the sequence it stands at a page that comes back may have none.
    if (resume?.streamId === log.streamId) held = { sequence: resume.sequence, tallies: resume.sequence - 1 };
    // A page that comes from another gateway may know more than has arrived here.
    if (held !== null && held.sequence > log.head) await log.caughtUp();
    let joined = false;
    while (!joined && viewer.isCurrent() && stream === this.#stream) {
      held ??= await this.#sendSnapshot(viewer, audience, request.windowMs);
      const from = held;
      joined = await this.#serial.run(() => this.#join(viewer, audience, from, stream));
      if (!joined) this.#snapshots.outlived(snapshotKey(audience, request.windowMs), from.sequence);
      held = null;
    }
  }

  /** A snapshot another viewer is sent just now does as well: what came since follows with the join. */
  #sendSnapshot(viewer: Viewer, audience: Audience, windowMs: number): Promise<Held> {
    const { log, clock } = this.#options;
    const stream = this.#stream;
    const isFresh = (to: number, isInUse: boolean): boolean =>
      to === log.head || (isInUse && this.isNear({ streamId: log.streamId, sequence: to }));
    const send = async (snapshot: SharedSnapshot): Promise<Held> => {
      for (let chunk = 0; chunk < snapshot.chunks; chunk += 1) {
        await viewer.ready();
        if (!viewer.isCurrent() || stream !== this.#stream) break;
        viewer.sendChunk(snapshot.chunk(chunk, clock()));
      }
      return { sequence: snapshot.to, tallies: snapshot.to };
    };
    const make = (): Promise<SnapshotContent> => this.#serial.run(() => this.#snapshot(audience, windowMs));
    return this.#snapshots.use(snapshotKey(audience, windowMs), { now: clock().serverTime, isFresh, make }, send);
  }

  async #snapshot({ sieve, show }: Audience, windowMs: number): Promise<SnapshotContent> {
    const { log, clock, tallies } = this.#options;
    const { to, events } = await log.snapshot({ from: clock().streamTime - windowMs });
    const told = this.#sieved(tallies.since(0), sieve).map(({ event }) => ({ sequence: to, event }));
    return { to, events: [...siftHeld(events, sieve, this.#whereabouts), ...told], show };
  }

  /** Sends what came after what is held and joins the room; false when the log no longer holds it. */
  async #join(viewer: Viewer, audience: Audience, held: Held, stream: number): Promise<boolean> {
    const { log, clock } = this.#options;
    if (!viewer.isCurrent() || stream !== this.#stream) return true;
    const { sequence } = held;
    const missed = await log.since(sequence);
    if (missed === null) return false;
    const { name, sieve, show } = audience;
    const channel = this.#channels.get(name) ?? new Channel(audience, log.head);
    this.#channels.set(name, channel);
    this.#flushChannel(name, channel);
    const tallies = this.#sieved(this.#options.tallies.since(held.tallies), sieve);
    if (log.head > sequence) {
      const passed = await sift(missed, sieve, this.#whereabouts, log);
      // A batch begins after what the page holds.
      for (const told of tallies) passed.push({ ...told, sequence: Math.max(told.sequence, sequence + 1) });
      passed.sort((one, other) => one.sequence - other.sequence);
      for (const batch of toBatches(sequence + 1, log.head, clock(), passed, show)) viewer.sendBatch(batch);
    } else channel.addOwed(tallies);
    viewer.join(name);
    return true;
  }

  #flushChannel(room: string, channel: Channel): void {
    const { log, clock, broadcast } = this.#options;
    for (const batch of channel.take(log.head, clock())) broadcast(room, batch);
  }
}

/** Viewers of one audience who look back equally far are sent the same snapshot. */
function snapshotKey({ name }: Audience, windowMs: number): string {
  return `${windowMs}/${name}`;
}
