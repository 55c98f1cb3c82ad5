import type { Socket } from "socket.io";
import { type ClockStatement, encodeClock } from "../src/protocol/clock.ts";
import { decodeHandshake, decodeSubscribe } from "../src/protocol/decode.ts";
import type { Refused, RefusalReason } from "../src/protocol/session.ts";
import type { CommandAnswer } from "../src/protocol/command.ts";
import { PROTOCOL_VERSION } from "../src/protocol/version.ts";
import { CommandBudget } from "./command-budget.ts";
import type { Commands } from "./commands.ts";
import { audienceOf, type FanOut, type Viewer } from "./fan-out.ts";
import { failLine } from "./fail-line.ts";
import type { Sieve } from "./sieve.ts";
import type { Timers } from "./timers.ts";

/** A page whose line takes nothing is told to come back: at 75 ms a batch this is about 15 s of the stream. */
const PACKETS_WAITING = 200;
/** While a snapshot goes out, no more than so many packets wait for the line. */
const PACKETS_AHEAD = 4;

/** What a viewer's connection needs of the gateway. */
export interface ViewerContext {
  readonly fanOut: FanOut;
  readonly commands: Commands;
  readonly hello: () => unknown;
  readonly heartbeat: () => unknown;
  readonly clock: () => ClockStatement;
  readonly timers: Timers;
  readonly complain: (line: string) => void;
}

/** Greets a page, or refuses it, and answers what it asks. */
export function receiveViewer(socket: Socket, context: ViewerContext): void {
  const theirs = decodeHandshake(socket.handshake.auth);
  if (theirs !== PROTOCOL_VERSION) {
    refuse(socket, "version", `this server speaks protocol ${PROTOCOL_VERSION}, the page ${theirs ?? "did not say"}`);
    return;
  }
  let subscription = 0;
  let sieve: Sieve | null = null;
  const budget = new CommandBudget();
  const commander = {
    address: socket.handshake.address,
    origin: socket.handshake.headers.origin ?? null,
  };
  const line = watchLine(socket, context.timers);
  socket.emit("hello", context.hello());
  socket.on("clock", (_sent: unknown, answer: unknown) => {
    if (typeof answer === "function") answer(encodeClock(context.clock()));
  });
  socket.on("command", (raw: unknown, answer: unknown) => {
    // Who does not listen for the answer could not tell whether it was carried out.
    if (typeof answer !== "function") return;
    void context.commands.carryOut(raw, { commander, budget, sieve }).then((said: CommandAnswer) => answer(said));
  });
  const subscribe = async (raw: unknown): Promise<void> => {
    const request = decodeSubscribe(raw);
    if (!request.ok) {
      refuse(socket, "malformed", request.complaint);
      return;
    }
    const asked = context.fanOut.sieveOf(request.value);
    if (asked === null) {
      refuse(socket, "scope", `this profile has no region ${request.value.scope.join("/")}`);
      return;
    }
    sieve = asked;
    subscription += 1;
    const mine = subscription;
    for (const room of socket.rooms) if (room !== socket.id) socket.leave(room);
    const viewer: Viewer = {
      isCurrent: () => socket.connected && mine === subscription,
      ready: line.ready,
      sendChunk: (chunk) => socket.emit("snapshot", chunk),
      sendBatch: (batch) => socket.emit("batch", batch),
      join: (room) => {
        socket.join(room);
        socket.emit("heartbeat", context.heartbeat());
      },
    };
    await context.fanOut.subscribe(viewer, request.value, audienceOf(request.value, asked));
  };
  socket.on("subscribe", (raw: unknown) => {
    subscribe(raw).catch((error: unknown) => {
      // The log failed, not the page: it comes back and asks again.
      context.complain(`subscribe: ${failLine(error)}`);
      socket.conn.close();
    });
  });
}

function refuse(socket: Socket, reason: RefusalReason, detail: string): void {
  const refused: Refused = { reason, detail, protocol: PROTOCOL_VERSION };
  socket.emit("refused", refused);
  socket.disconnect(true);
}

/** Counts the packets that wait because the line takes none, and ends connections that fell too far behind. */
function watchLine(socket: Socket, timers: Timers): { ready: () => Promise<void> } {
  let waiting = 0;
  let wake: (() => void) | null = null;
  const freed = (): void => {
    waiting = 0;
    wake?.();
    wake = null;
  };
  socket.conn.on("packetCreate", () => {
    waiting += 1;
    if (waiting <= PACKETS_WAITING) return;
    // Without waiting for what will not go out.
    socket.conn.close(true);
    socket.conn.request.socket.destroy();
  });
  socket.conn.on("flush", freed);
  socket.on("disconnect", freed);
  return {
    async ready() {
      await new Promise<void>((resolve) => timers.setImmediate(resolve));
      if (waiting > PACKETS_AHEAD && socket.connected) await new Promise<void>((resolve) => (wake = resolve));
    },
  };
}
