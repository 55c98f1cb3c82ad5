import { io, type Socket } from "socket.io-client";
import type { Command } from "../domain/command.ts";
import type { downMessages } from "../protocol/down.ts";
import type { Subscribe } from "../protocol/session.ts";
import { COCKPIT_NAMESPACE, PROTOCOL_VERSION } from "../protocol/version.ts";
import { MINUTE, SECOND } from "../shared/units.ts";
import type { DurationMs, EpochMs } from "../shared/units.ts";
import { retryDelay } from "./retry-delay.ts";
import type { After } from "./timers.ts";

/** Socket.IO names of what a server sends. */
export type DownEvent = keyof typeof downMessages;
const DOWN_EVENTS: readonly DownEvent[] = ["hello", "refused", "snapshot", "batch", "heartbeat", "quality"];

const CONNECT_WITHIN: DurationMs = 10 * SECOND;
/** A refusing server may be replaced under a wall that nobody touches: ask again, rarely. */
const ASK_REFUSER_AGAIN: DurationMs = MINUTE;

export interface GatewayLinkOptions {
  /** Origin of the gateway; empty for the page's own. */
  readonly url: string;
  /** Says who looks; null where there is none. */
  readonly token: string | null;
  readonly now: () => EpochMs;
  readonly random: () => number;
  readonly after: After;
}

/** What a link tells its owner. Instants are the page's clock. */
export interface GatewayLinkListener {
  dialled(attempt: number): void;
  /** A message as it came, unread. */
  message(event: DownEvent, payload: unknown): void;
  lost(retryAt: EpochMs): void;
}

/** A socket to the gateway that is dialled again for ever. Reads nothing of what it carries. */
export interface GatewayLink {
  open(): void;
  close(): void;
  /** Drops a dead socket and dials: at once when it had served, else after the back-off. */
  renew(): void;
  /** Dials now when it was waiting to. Returns whether it was. */
  hurry(): boolean;
  /** The server answered as it should: failures before do not count any more. */
  accept(): void;
  /** Between `accept` and the loss of the socket. */
  readonly isServing: boolean;
  /** Server and page do not fit: hang up and ask again, rarely. */
  giveUp(): void;
  subscribe(request: Subscribe): void;
  /** Sends the page's instant; `answer` gets what comes back within `within`, or null. */
  askClock(sentAt: EpochMs, within: DurationMs, answer: (payload: unknown) => void): void;
  /** Sends a command; `answer` gets what comes back within `within`, or null when the line was lost or took longer. */
  command(command: Command, within: DurationMs, answer: (payload: unknown) => void): void;
}

/** Makes a link; nothing is dialled before `open`. */
export function createGatewayLink(options: GatewayLinkOptions, listener: GatewayLinkListener): GatewayLink {
  const { now, random, after } = options;
  let socket: Socket | null = null;
  let cancelRetry: (() => void) | null = null;
  let failures = 0;
  let accepted = false;

  const hangUp = (): void => {
    accepted = false;
    socket?.off();
    socket?.disconnect();
    socket = null;
    cancelRetry?.();
    cancelRetry = null;
  };

  const retryIn = (delay: DurationMs): void => {
    hangUp();
    cancelRetry = after(delay, dial);
    listener.lost(now() + delay);
  };

  const fail = (): void => {
    failures += 1;
    retryIn(retryDelay(failures, random()));
  };

  function dial(): void {
    hangUp();
    // Polling is the way round proxies that break WebSocket. A fresh manager each time: nothing of a dead socket lives on.
    const dialled = io(`${options.url}${COCKPIT_NAMESPACE}`, {
      auth: { protocol: PROTOCOL_VERSION, ...(options.token === null ? {} : { token: options.token }) },
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      reconnection: false,
      forceNew: true,
      timeout: CONNECT_WITHIN,
    });
    socket = dialled;
    dialled.on("connect_error", fail);
    dialled.on("disconnect", fail);
    for (const event of DOWN_EVENTS) dialled.on(event, (payload: unknown) => listener.message(event, payload));
    listener.dialled(failures + 1);
  }

  return {
    open: dial,
    close: hangUp,
    renew() {
      if (!accepted) return fail();
      hangUp();
      listener.lost(now());
      dial();
    },
    hurry() {
      if (cancelRetry === null) return false;
      dial();
      return true;
    },
    accept() {
      accepted = true;
      failures = 0;
    },
    get isServing() {
      return accepted;
    },
    giveUp() {
      retryIn(ASK_REFUSER_AGAIN);
    },
    subscribe(request) {
      socket?.emit("subscribe", request);
    },
    askClock(sentAt, within, answer) {
      if (socket === null) return answer(null);
      const asked = socket;
      asked.timeout(within).emit("clock", sentAt, (error: Error | null, payload: unknown) => {
        if (socket === asked) answer(error === null ? payload : null);
      });
    },
    command(command, within, answer) {
      if (socket === null) return answer(null);
      socket.timeout(within).emit("command", command, (error: Error | null, payload: unknown) => {
        answer(error === null ? payload : null);
      });
    },
  };
}
