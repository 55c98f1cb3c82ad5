import { qualitySchema } from "./quality.ts";
import { helloSchema, refusedSchema } from "./session.ts";
import { batchSchema, heartbeatSchema, snapshotChunkSchema } from "./stream.ts";

/** Table of contents: every message a server sends a page, by Socket.IO event name. */
export const downMessages = {
  hello: helloSchema,
  refused: refusedSchema,
  snapshot: snapshotChunkSchema,
  batch: batchSchema,
  heartbeat: heartbeatSchema,
  quality: qualitySchema,
} as const;
