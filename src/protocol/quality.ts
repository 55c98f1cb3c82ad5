import { z } from "zod";
import { identifier, instant, text } from "./fields.ts";

/** What one port sent and one thing that was wrong with it. */
const findingSchema = z.object({
  /** Null where what came did not say from which port it is. */
  port: identifier.nullable(),
  /** The door's reasons and those of the inspection behind it (docs/protocol.md); a page has words for those it knows. */
  reason: z.string().min(1).max(40),
  /** Whether such events are let in all the same. */
  admitted: z.boolean(),
  count: z.int().min(1),
  /** Stream time of the newest one. */
  last: instant,
  /** One line about the newest one, personal data masked; null when none was kept. */
  sample: text.nullable(),
});

/** What the gateway found wrong with what its ports sent, since it started. */
export const qualitySchema = z.object({
  /** Server time from which it counts. */
  since: instant,
  /** Events that came, those turned away included, by port. */
  ports: z.array(z.object({ port: identifier.nullable(), seen: z.int().min(0) })),
  findings: z.array(findingSchema),
  /** Samples that the quarantine holds, and how many it let go to stay within its bounds. */
  held: z.int().min(0),
  released: z.int().min(0),
});
