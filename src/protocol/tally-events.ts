import { z } from "zod";
import { HOURS_OF_DAY, type Tally } from "../domain/tally.ts";
import { identifier, instant, named, offset } from "./fields.ts";
import { isIdentifier } from "./read-fields.ts";

/** Categories a tally may count: more than a profile may have, few enough to walk. */
const CATEGORIES = 64;

const count = z.int().min(0);

export const tallySchema = z
  .tuple([
    named("offset", offset),
    named("kind", z.literal("tally")),
    named("region", identifier),
    named("at", instant),
    named("day", instant),
    named(
      "counts",
      z
        .record(identifier, z.array(count).max(HOURS_OF_DAY))
        .refine((counts) => Object.keys(counts).length <= CATEGORIES, `must count at most ${CATEGORIES} categories`),
    ),
  ])
  .rest(z.unknown());

/** The schema's `counts` once more as a plain check; null for anything it does not accept. */
export function readCounts(value: unknown): Tally["counts"] | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return null;
  const entries = Object.entries(value);
  if (entries.length > CATEGORIES) return null;
  const counts = new Map<string, readonly number[]>();
  for (const [category, hours] of entries) {
    if (!isIdentifier(category) || !Array.isArray(hours) || hours.length > HOURS_OF_DAY) return null;
    for (let hour = 0; hour < hours.length; hour += 1) if (!isCount(hours[hour])) return null;
    counts.set(category, hours);
  }
  return Object.fromEntries(counts);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
