import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A line between two programs that can be cut, go dead, or become slow. Times are real. */
export interface TcpProxy extends AsyncDisposable {
  readonly port: number;
  /** When the last bytes went to whoever dialled. */
  readonly lastDownAt: number;
  cut(): void;
  /** The lines that stand now carry nothing any more and say nothing of it; new ones do. */
  goDead(): void;
  /** What is carried takes longer, from now on. */
  delay(milliseconds: number): void;
  /** Bytes a second in each direction, from now on; 0: as fast as it goes. */
  throttle(rate: number): void;
}

/** Bytes under way at most before whoever sends has to wait. */
const UNDER_WAY = 65_536;

/** Opens a proxy before a port of this machine. */
export async function openTcpProxy(target: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  const dead = new WeakSet<Socket>();
  let lag = 0;
  let rate = 0;
  let lastDownAt = 0;

  const carry = (from: Socket, to: Socket, isDown: boolean): void => {
    let freeAt = 0;
    let underWay = 0;
    from.on("data", (bytes: Buffer) => {
      const now = performance.now();
      freeAt = Math.max(freeAt, now + lag) + (rate === 0 ? 0 : (bytes.length / rate) * 1_000);
      underWay += bytes.length;
      if (underWay > UNDER_WAY) from.pause();
      const hand = (): void => {
        underWay -= bytes.length;
        if (underWay <= UNDER_WAY) from.resume();
        if (dead.has(from) || to.destroyed) return;
        if (isDown) lastDownAt = Date.now();
        to.write(bytes);
      };
      // Without a delay nothing waits behind a timer; with one the order stands, for timers of one instant keep theirs.
      if (freeAt <= now) hand();
      else setTimeout(hand, freeAt - now);
    });
    const end = (): void => {
      if (!dead.has(from)) to.destroy();
    };
    from.on("close", end);
    from.on("error", end);
  };

  const server = createServer((near) => {
    const far = connect(target, "127.0.0.1");
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
    }
    carry(near, far, false);
    carry(far, near, true);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    get lastDownAt() {
      return lastDownAt;
    },
    cut,
    goDead() {
      for (const socket of sockets) dead.add(socket);
    },
    delay(milliseconds) {
      lag = milliseconds;
    },
    throttle(bytes) {
      rate = bytes;
    },
    async [Symbol.asyncDispose]() {
      server.close();
      cut();
      await once(server, "close");
    },
  };
}
