import { io } from "socket.io-client";

declare global {
  interface Window {
    /** Set when all events are in: events and milliseconds from the first batch to the last. */
    result?: { readonly events: number; readonly milliseconds: number; readonly note: string };
  }
}

/**
 * Connects to the bench's stream, hands every batch to `take` (which answers how many events it held) and measures from the
 * first batch to the last. Both pages of the comparison go through here, so that they differ in `take` alone.
 */
export function measureBatches(take: (payload: unknown) => number, note: () => string): void {
  const socket = io("/cockpit", { transports: ["websocket"] });
  let events = 0;
  let start = 0;
  socket.on("batch", (payload: unknown) => {
    if (start === 0) start = performance.now();
    events += take(payload);
  });
  socket.on("end", () => {
    window.result = { events, milliseconds: performance.now() - start, note: note() };
    socket.disconnect();
  });
  socket.on("connect", () => socket.emit("ready"));
}
