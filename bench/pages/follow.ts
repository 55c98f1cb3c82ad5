import { io } from "socket.io-client";
import { PROTOCOL_VERSION } from "../../src/protocol/version.ts";

declare global {
  interface Window {
    /** Events received; `complete` once the snapshot is whole. */
    followed?: { events: number; complete: boolean };
  }
}

// The limit of a page that follows the same stream: it subscribes as the cockpit does, counts what comes and draws nothing.
const followed = { events: 0, complete: false };
window.followed = followed;
const socket = io("/cockpit", { transports: ["websocket"], auth: { protocol: PROTOCOL_VERSION } });
socket.on("hello", (hello: { readonly profile: { readonly windowMs: number } }) => {
  const topics = ["incidents", "units", "indicators", "ports", "mode"];
  socket.emit("subscribe", { scope: [], topics, windowMs: hello.profile.windowMs });
});
socket.on("snapshot", ([chunk, chunks, , , , events]: [number, number, number, number, unknown, unknown[]]) => {
  followed.events += events.length;
  followed.complete = chunk === chunks - 1;
});
socket.on("batch", ([, , , events]: [number, number, unknown, unknown[]]) => {
  followed.events += events.length;
});
