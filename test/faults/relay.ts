import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { io } from "socket.io-client";
import { COCKPIT_NAMESPACE } from "../../src/protocol/version.ts";

/** What happens to the next message on its way down. */
type MessageFault = "duplicate" | "late" | "lost";

/** A heartbeat that was passed on: what the page could know from then on. */
interface PassedHeartbeat {
  readonly at: number;
  readonly sequence: number;
}

/** Stands where nginx stands: each connection goes to a gateway that is up. And tampers with messages. */
export interface Relay extends AsyncDisposable {
  readonly port: number;
  /** Of the connection that stands now. */
  readonly heartbeats: readonly PassedHeartbeat[];
  /** Does it to the next message that may meet it. A message that is late comes after the one behind it. */
  tamper(fault: MessageFault): void;
}

/** Messages that carry the stream; the others open and close a connection. */
const TAMPERED = new Set(["batch", "heartbeat", "snapshot"]);

/** Opens a relay. @param pick the gateway of the next connection */
export async function openRelay(pick: () => string): Promise<Relay> {
  const http = createServer();
  const server = new Server(http, { serveClient: false });
  let heartbeats: PassedHeartbeat[] = [];
  let faults: MessageFault[] = [];
  server.of(COCKPIT_NAMESPACE).on("connection", (page) => {
    heartbeats = [];
    const upstream = io(`${pick()}${COCKPIT_NAMESPACE}`, {
      auth: page.handshake.auth,
      transports: ["websocket"],
      reconnection: false,
      forceNew: true,
      timeout: 1_000,
    });
    let late: (() => void) | null = null;
    const pass = (event: string, payload: unknown): void => {
      if (event === "hello") heartbeats = [];
      if (event === "heartbeat") {
        const { sequence } = payload as { readonly sequence: number };
        heartbeats = [...heartbeats.slice(-40), { at: Date.now(), sequence }];
      }
      page.emit(event, payload);
    };
    upstream.onAny((event: string, payload: unknown) => {
      const behind = late;
      late = null;
      const fault = TAMPERED.has(event) ? faults.shift() : undefined;
      if (fault === "late") late = () => pass(event, payload);
      else if (fault !== "lost") pass(event, payload);
      if (fault === "duplicate") pass(event, payload);
      behind?.();
    });
    upstream.on("connect_error", () => page.disconnect(true));
    upstream.on("disconnect", () => page.disconnect(true));
    page.onAny((event: string, ...args: unknown[]) => upstream.emit(event, ...args));
    page.on("disconnect", () => upstream.disconnect());
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  return {
    port: (http.address() as AddressInfo).port,
    get heartbeats() {
      return heartbeats;
    },
    tamper(fault) {
      // What nobody met until now is forgotten, so that a quiet line does not save them up.
      faults = [...faults.slice(-4), fault];
    },
    async [Symbol.asyncDispose]() {
      await server.close();
    },
  };
}
