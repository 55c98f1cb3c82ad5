import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { io } from "socket.io-client";
import { COCKPIT_NAMESPACE, PROTOCOL_VERSION } from "../../src/protocol/version.ts";

/** What a relay does to a message on its way down: another payload, or `null` to lose it. */
export type Tamper = (event: string, payload: unknown) => unknown;

export interface TamperingRelay extends AsyncDisposable {
  readonly url: string;
}

/** Stands between a page and a gateway, passes everything on, and lets `tamper` have its way with what comes down. */
export async function openRelay(
  gatewayUrl: string,
  tamper: Tamper,
  { protocol = PROTOCOL_VERSION, port = 0 }: { readonly protocol?: number; readonly port?: number } = {},
): Promise<TamperingRelay> {
  const http = createServer();
  const server = new Server(http);
  server.of(COCKPIT_NAMESPACE).on("connection", (page) => {
    const upstream = io(`${gatewayUrl}${COCKPIT_NAMESPACE}`, {
      auth: { protocol },
      transports: ["websocket"],
      reconnection: false,
      forceNew: true,
    });
    upstream.onAny((event: string, payload: unknown) => {
      const passed = tamper(event, payload);
      if (passed !== null) page.emit(event, passed);
    });
    upstream.on("disconnect", () => page.disconnect(true));
    page.onAny((event: string, ...args: unknown[]) => upstream.emit(event, ...args));
    page.on("disconnect", () => upstream.disconnect());
  });
  await new Promise<void>((resolve) => http.listen(port, "127.0.0.1", resolve));
  const address = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      await server.close();
    },
  };
}
