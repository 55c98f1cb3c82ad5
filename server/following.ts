import type { Socket } from "socket.io";
import type { Subscribe } from "../src/protocol/session.ts";
import { watchLine } from "./back-pressure.ts";
import type { Audience, Viewer } from "./audience.ts";
import { emitOnce } from "./emit-once.ts";
import type { FanOut } from "./fan-out.ts";
import type { Timers } from "./timers.ts";

/** Where pages are whose line is too slow for batches; no audience has this name. */
export const SLOW_ROOM = "slow";

interface FollowingOptions {
  readonly fanOut: FanOut;
  readonly heartbeat: () => object;
  readonly timers: Timers;
  /** Told when what a slow line missed could not be sent. */
  readonly failed: (error: unknown) => void;
}

/**
 * What one page follows. A page whose line is too slow leaves the batches, is told so, and gets what it missed in one piece once its line is free:
 * so little waits for it, whatever it does, and the others lose nothing by it.
 */
export class Following {
  readonly #socket: Socket;
  readonly #options: FollowingOptions;
  readonly #line: ReturnType<typeof watchLine>;
  /** Counts what was asked for: what is on its way for something else stops. */
  #subscription = 0;
  #joined: { readonly request: Subscribe; readonly audience: Audience } | null = null;
  #isFallingBehind = false;

  constructor(socket: Socket, options: FollowingOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#line = watchLine(socket, { timers: options.timers, slow: () => this.#fallBehind() });
  }

  /** Packets that wait because the line takes none. */
  get waiting(): number {
    return this.#line.waiting;
  }

  /** Sends what is asked for instead of what was before. */
  async follow(request: Subscribe, audience: Audience): Promise<void> {
    this.#socket.leave(SLOW_ROOM);
    await this.#send(request, audience);
  }

  async #send(request: Subscribe, audience: Audience): Promise<void> {
    const socket = this.#socket;
    const mine = this.#leave();
    const viewer: Viewer = {
      isCurrent: () => socket.connected && mine === this.#subscription,
      ready: this.#line.ready,
      sendChunk: (chunk) => emitOnce(socket, "snapshot", chunk),
      sendBatch: (batch) => socket.emit("batch", batch),
      join: (room) => {
        this.#joined = { request, audience };
        socket.leave(SLOW_ROOM);
        socket.join(room);
        socket.emit("heartbeat", this.#options.heartbeat());
      },
    };
    // Of what was asked for in one breath only the last is looked up.
    await this.#line.ready();
    if (viewer.isCurrent()) await this.#options.fanOut.subscribe(viewer, request, audience);
  }

  #leave(): number {
    if (this.#joined !== null) this.#socket.leave(this.#joined.audience.name);
    this.#joined = null;
    this.#subscription += 1;
    return this.#subscription;
  }

  /** What is being sent to all is sent to the end first: its place in the stream is known then. */
  #fallBehind(): void {
    if (this.#isFallingBehind || this.#joined === null) return;
    this.#isFallingBehind = true;
    this.#options.timers.setImmediate(() => {
      this.#isFallingBehind = false;
      this.#dropToSnapshots().catch(this.#options.failed);
    });
  }

  async #dropToSnapshots(): Promise<void> {
    if (this.#joined === null) return;
    const { fanOut, heartbeat } = this.#options;
    const { request, audience } = this.#joined;
    const { resume: _before, ...anew } = request;
    const place = fanOut.placeOf(audience);
    const mine = this.#leave();
    this.#socket.join(SLOW_ROOM);
    const sayIsSlow = (): void => void this.#socket.emit("heartbeat", { ...heartbeat(), slow: true });
    sayIsSlow();
    await this.#line.drained(sayIsSlow);
    if (!this.#socket.connected || mine !== this.#subscription) return;
    await this.#send(place !== null && fanOut.isNear(place) ? { ...anew, resume: place } : anew, audience);
  }
}
