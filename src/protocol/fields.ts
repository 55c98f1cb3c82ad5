import { z } from "zod";

/** Ids may be this long, in UTF-16 code units. */
export const IDENTIFIER_LIMIT = 64;
/** The last instant a date can hold. */
export const LAST_INSTANT = 8_640_000_000_000_000;

/** Gives a place of a tuple its name: complaints and the generated JSON Schema use it. */
export function named<Schema extends z.ZodType>(name: string, schema: Schema): Schema {
  return schema.meta({ title: name });
}

/** Ids: 1 to 64 visible characters. */
export const identifier = z
  .string()
  .min(1)
  .max(IDENTIFIER_LIMIT)
  .regex(/^[^\p{Cc}\p{Bidi_Control}\p{Cs}\u2028\u2029]*$/u, "must hold visible characters only");
/** Epoch milliseconds, whole. */
export const instant = z.int().min(0).max(LAST_INSTANT);
/** Position in the stream: 1 is the first event, 0 stands before it. */
export const sequence = z.int().min(0);
/** Sequence minus the `from` of the batch or chunk that carries the event. */
export const offset = z.int().min(0);
export const revision = z.int().min(1);
export const longitude = z.number().min(-180).max(180);
export const latitude = z.number().min(-90).max(90);
/** Free text of any length; the door removes hidden characters and clamps it. */
export const text = z.string();
/** `YYYY-MM`. */
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "must be YYYY-MM");
/** A finite number or nothing. */
export const figure = z.number().nullable();
