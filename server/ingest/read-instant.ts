import type { EpochMs } from "../../src/shared/units.ts";

const WRITTEN = /^(\d{4})-(\d{2})-(\d{2})[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d{2}:\d{2})$/;

/** A time as RFC 3339 writes it, with its offset (seconds may be left out) → the instant, to the millisecond; null for any other text. */
export function readWrittenInstant(text: string): EpochMs | null {
  const match = WRITTEN.exec(text);
  if (match === null) return null;
  const [, year, month, day] = match.map(Number);
  // Date.parse takes 31 April for 1 May.
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day));
  if (date.getUTCMonth() + 1 !== month || date.getUTCDate() !== day) return null;
  const instant = Date.parse(text.toUpperCase().replace(" ", "T"));
  return Number.isNaN(instant) ? null : instant;
}

/** An instant a source wrote as text becomes epoch milliseconds; whatever else it wrote stays for the door to judge. */
export function withInstant(value: unknown): unknown {
  return typeof value === "string" ? (readWrittenInstant(value) ?? value) : value;
}
