import type { Namespace } from "socket.io";
import { type DurationMs, type EpochMs, SECOND } from "../src/shared/units.ts";
import { SLOW_ROOM } from "./following.ts";
import type { Quality } from "./quality/quality.ts";
import type { Timers } from "./timers.ts";
import { dismissExpired, PART_ROOM, withoutSamples } from "./viewer.ts";

/** Batches go out this often while there are events: a page takes about 10,000 messages a second whatever is in them. */
const BATCH_EVERY: DurationMs = 75;
const HEARTBEAT_EVERY: DurationMs = 2 * SECOND;
/** Half a minute. */
const QUALITY_EVERY_BEATS = 15;

interface PulseOptions {
  readonly cockpit: Namespace;
  readonly timers: Timers;
  readonly batchEvery?: DurationMs | undefined;
  readonly heartbeatEvery?: DurationMs | undefined;
  /** Sends the batches that wait. */
  readonly flush: () => void;
  readonly heartbeat: () => object;
  readonly quality: Quality;
  /** Server time. */
  readonly now: () => EpochMs;
  /** Told at each heartbeat, before it goes out. */
  readonly beats: () => void;
}

/** What a gateway does by itself, over and over, while it listens: batches, heartbeats, news of the data's quality. */
export class Pulse {
  readonly #options: PulseOptions;
  readonly #running: ReturnType<typeof setInterval>[] = [];
  #told = { version: -1, beats: 0 };

  constructor(options: PulseOptions) {
    this.#options = options;
  }

  start(): void {
    const { timers, batchEvery = BATCH_EVERY, heartbeatEvery = HEARTBEAT_EVERY, flush } = this.#options;
    this.#running.push(timers.setInterval(flush, batchEvery));
    this.#running.push(timers.setInterval(() => this.#beat(), heartbeatEvery));
  }

  stop(): void {
    for (const timer of this.#running.splice(0)) this.#options.timers.clearInterval(timer);
  }

  #beat(): void {
    const { cockpit, beats, heartbeat, now } = this.#options;
    beats();
    for (const socket of cockpit.sockets.values()) dismissExpired(socket, now());
    cockpit.except(SLOW_ROOM).emit("heartbeat", heartbeat());
    cockpit.to(SLOW_ROOM).emit("heartbeat", { ...heartbeat(), slow: true });
    this.#tellQuality();
  }

  /** When something new was found, and now and then for what was merely seen. */
  #tellQuality(): void {
    const { cockpit, quality } = this.#options;
    const { version } = quality;
    const beats = this.#told.beats + 1;
    const isDue = version !== this.#told.version || beats >= QUALITY_EVERY_BEATS;
    this.#told = { version, beats: isDue ? 0 : beats };
    if (!isDue) return;
    const report = quality.report();
    cockpit.except(PART_ROOM).emit("quality", report);
    cockpit.to(PART_ROOM).emit("quality", withoutSamples(report));
  }
}
