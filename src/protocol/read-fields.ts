import { IDENTIFIER_LIMIT, LAST_INSTANT } from "./fields.ts";
import { cleanText, hasHiddenCharacter } from "./hygiene.ts";

// The schemas of fields.ts once more as plain checks, for the hot path. Each accepts only what its schema accepts
// (a property test holds them together).

/** See `identifier`. */
export function isIdentifier(value: unknown): value is string {
  return (
    typeof value === "string" && value.length > 0 && value.length <= IDENTIFIER_LIMIT && !hasHiddenCharacter(value)
  );
}

/** See `instant`. */
export function isInstant(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= LAST_INSTANT;
}

/** See `offset`. */
export function isOffset(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** See `revision`. */
export function isRevision(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}

/** See `longitude`. */
export function isLongitude(value: unknown): value is number {
  return typeof value === "number" && value >= -180 && value <= 180;
}

/** See `latitude`. */
export function isLatitude(value: unknown): value is number {
  return typeof value === "number" && value >= -90 && value <= 90;
}

/** See `figure`. */
export function isFigure(value: unknown): value is number | null {
  return value === null || Number.isFinite(value);
}

/** See `month`. */
export function isMonth(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-(0[1-9]|1[0-2])$/.test(value);
}

/** Whether a value is one of a list of words. */
export function isOneOf<Word extends string>(words: readonly Word[], value: unknown): value is Word {
  return (words as readonly unknown[]).includes(value);
}

/** Remembers whether any text of an event had to be changed. */
export interface TextTally {
  changed: boolean;
}

/** The text made safe to show; tells the tally when it was changed. */
export function tidy(text: string, limit: number, tally: TextTally): string {
  const clean = cleanText(text, limit);
  if (clean !== text) tally.changed = true;
  return clean;
}
