import { type DurationMs, type EpochMs, MINUTE } from "../../shared/units.ts";

/** Design pixels, and how often a wall's canvas moves on. */
const STEP = 2;
export const SHIFT_PERIOD: DurationMs = 10 * MINUTE;

/** Where a wall's canvas stands against burn-in: round a square of 2 px, a corner each 10 minutes. Design pixels. */
export function burnInShift(at: EpochMs): { readonly x: number; readonly y: number } {
  const corner = Math.floor(at / SHIFT_PERIOD) % 4;
  return { x: corner === 1 || corner === 2 ? STEP : 0, y: corner >= 2 ? STEP : 0 };
}
