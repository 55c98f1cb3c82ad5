import { clockRequestSchema, handshakeSchema, subscribeSchema } from "./session.ts";

/** Table of contents: every message a page sends a server, by Socket.IO event name; `handshake` is the connection's `auth`. */
export const upMessages = {
  handshake: handshakeSchema,
  subscribe: subscribeSchema,
  clock: clockRequestSchema,
} as const;
