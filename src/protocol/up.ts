import { commandSchema } from "./command.ts";
import { clockRequestSchema, handshakeSchema, subscribeSchema } from "./session.ts";

/** Table of contents: every message a page sends a server, by Socket.IO event name; `handshake` is the connection's `auth`. */
export const upMessages = {
  handshake: handshakeSchema,
  subscribe: subscribeSchema,
  clock: clockRequestSchema,
  command: commandSchema,
} as const;
