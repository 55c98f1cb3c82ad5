import { createHash } from "node:crypto";

/** 128 bits tell any two ids apart that anybody will ever send, whatever their length. */
const KEPT = 22;

/** What a source calls an event, short enough to be remembered. */
export function shortId(id: string): string {
  return createHash("sha256").update(id).digest("base64").slice(0, KEPT);
}
