import type { Socket } from "socket.io";
import type { Timers } from "./timers.ts";

/** A page with so much waiting gets no more batches until its line is free: at 75 ms a batch this is about 3 s of the stream. */
const SLOW_PACKETS = 40;
/** The same in UTF-16 units: batches of a flood are large. */
const SLOW_UNITS = 2_000_000;
/** A page that has left the batches and still takes nothing is told to come back. */
const MOST_PACKETS = 200;
/** While a snapshot goes out, no more than so many packets wait for the line. */
const PACKETS_AHEAD = 4;

/** What waits for one page's line. */
export interface Line {
  /** Packets that wait because the line takes none. */
  readonly waiting: number;
  /** Resolves when the line can take more of a snapshot, or is gone. */
  ready(): Promise<void>;
  /** Resolves when nothing waits any more, or the line is gone. `probe` sends something small. */
  drained(probe: () => void): Promise<void>;
}

interface LineOptions {
  readonly timers: Timers;
  /** Too much waits. Called with each packet from then on. */
  readonly slow: () => void;
}

/**
 * Counts what waits for a page's line: Engine.IO keeps packets as long as the transport has not passed on those before (docs of `flush` and `packetCreate`,
 * socket.io/docs/v4/server-socket-instance). Ends connections that fell too far behind.
 */
export function watchLine(socket: Socket, { timers, slow }: LineOptions): Line {
  const { conn } = socket;
  let waiting = 0;
  let units = 0;
  let wakers: (() => void)[] = [];
  const freed = (): void => {
    waiting = 0;
    units = 0;
    const woken = wakers;
    wakers = [];
    for (const wake of woken) wake();
  };
  const flushed = (): Promise<void> =>
    waiting > 0 && socket.connected ? new Promise((resolve) => wakers.push(resolve)) : Promise.resolve();
  conn.on("packetCreate", ({ data }: { readonly data?: unknown }) => {
    waiting += 1;
    if (typeof data === "string") units += data.length;
    if (waiting > MOST_PACKETS) {
      // Without waiting for what will not go out.
      conn.close(true);
      conn.request.socket.destroy();
    } else if (waiting > SLOW_PACKETS || units > SLOW_UNITS) slow();
  });
  conn.on("flush", freed);
  socket.on("disconnect", freed);
  return {
    get waiting() {
      return waiting;
    },
    async ready() {
      await new Promise<void>((resolve) => timers.setImmediate(resolve));
      if (waiting > PACKETS_AHEAD) await flushed();
    },
    async drained(probe) {
      await flushed();
      // What waited is on its way now; what is sent after it leaves only when the line has taken it.
      probe();
      await flushed();
    },
  };
}
