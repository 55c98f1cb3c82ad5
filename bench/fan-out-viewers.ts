// Viewers of the bench fan-out, in a process of their own: as many as the parent says, each a socket that takes what comes and looks only at when it came.
import { io, type Socket } from "socket.io-client";
import { TOPICS } from "../src/protocol/session.ts";
import { COCKPIT_NAMESPACE, PROTOCOL_VERSION } from "../src/protocol/version.ts";
import { DAY } from "../src/shared/units.ts";

/** What the parent asks: so many viewers of a server, measured so long. */
export interface Asked {
  readonly url: string;
  readonly viewers: number;
  readonly measureFor: number;
  /** Instead: all ask at once for what the server holds; the delays are those until each has all of it. */
  readonly returning?: boolean;
}

/** How long the eldest event of each batch took, by viewer and batch; events of all viewers; viewers that were turned off because their line took too little. */
export interface Measured {
  readonly delays: readonly number[];
  readonly events: number;
  readonly lost: number;
}

/** Sockets opened at once. */
const AT_ONCE = 50;

const [url = ""] = process.argv.slice(2);
const sockets: Socket[] = [];
let delays: number[] = [];
let events = 0;
let lost = 0;

process.on("message", (asked: Asked) => void (asked.returning === true ? measureReturn(asked) : measure(asked)));
process.on("disconnect", () => process.exit());

async function measure({ viewers, measureFor }: Asked): Promise<void> {
  while (sockets.length < viewers && lost === 0)
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, viewers - sockets.length) }, open));
  await sleep(500);
  delays = [];
  events = 0;
  await sleep(measureFor);
  const measured: Measured = { delays, events, lost };
  process.send?.(measured);
}

async function measureReturn({ viewers }: Asked): Promise<void> {
  for (const socket of sockets.splice(0)) socket.off("disconnect").disconnect();
  const returning = Array.from({ length: viewers }, connect);
  await Promise.all(returning.map((socket) => new Promise((resolve) => socket.once("hello", resolve))));
  const begun = performance.now();
  const waits = await Promise.all(returning.map((socket) => held(socket).then(() => performance.now() - begun)));
  process.send?.({ delays: waits, events: 0, lost: 0 } satisfies Measured);
}

/** Subscribes and resolves with the last chunk of the snapshot. */
function held(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.on("snapshot", ([chunk, chunks]: [number, number]) => {
      if (chunk === chunks - 1) resolve();
    });
    socket.emit("subscribe", { scope: [], topics: TOPICS, windowMs: DAY });
  });
}

function connect(): Socket {
  const socket = io(`${url}${COCKPIT_NAMESPACE}`, {
    auth: { protocol: PROTOCOL_VERSION },
    transports: ["websocket"],
    reconnection: false,
    forceNew: true,
  });
  sockets.push(socket);
  return socket;
}

function open(): Promise<void> {
  const socket = connect();
  socket.on("batch", ([, , , tuples]: [unknown, unknown, unknown, readonly (readonly unknown[])[]]) => {
    events += tuples.length;
    const at = tuples[0]?.[4];
    if (typeof at === "number") delays.push(Date.now() - at);
  });
  return new Promise((resolve) => {
    socket.on("disconnect", () => {
      lost += 1;
      resolve();
    });
    socket.once("hello", () => socket.emit("subscribe", { scope: [], topics: TOPICS, windowMs: DAY }));
    socket.once("heartbeat", () => resolve());
  });
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
