import { z } from "zod";
import { type DurationMs, HOUR } from "../shared/units.ts";

/** No street we know publishes one. */
const ASSUMED_ANSWER_WITHIN: DurationMs = 2 * HOUR;

/** 督办 of a profile. */
export const supervisionSchema = z
  .object({
    /** A supervision is to be answered within this, milliseconds. */
    answerWithin: z.number().int().positive(),
    /** The limit is this product's assumption, not the street's own: the screen says 假定. */
    assumed: z.boolean().default(false),
  })
  .default({ answerWithin: ASSUMED_ANSWER_WITHIN, assumed: true });
