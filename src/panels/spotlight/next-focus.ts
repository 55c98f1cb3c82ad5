import type { DurationMs, EpochMs } from "../../shared/units.ts";

/** The incident the spotlight stands on, and since when. */
export interface Focus {
  readonly incident: string;
  readonly since: EpochMs;
}

/** More than these would come round too seldom to be seen. */
export const MOST_CANDIDATES = 24;
/** So many of them at most are there for their supervision alone. */
const MOST_SUPERVISED = 6;

/**
 * What the rotation goes through, by id: overdue first, then at risk, least time left first, then what leaders ask about (督办) and is not urgent, oldest first.
 * @param urgent at least as many as there is room for, in order
 */
export function focusCandidates(urgent: readonly string[], supervised: readonly string[]): readonly string[] {
  const first = urgent.slice(0, MOST_CANDIDATES - Math.min(MOST_SUPERVISED, supervised.length));
  const others = supervised.filter((incident) => !first.includes(incident)).slice(0, MOST_SUPERVISED);
  return [...first, ...others];
}

/**
 * The spotlight's rotation: it stays `dwell` on an incident, then goes to the next of `candidates`, and leaves at once one that is no candidate any more. Returns `previous` itself while it stays; null without candidates.
 */
export function nextFocus(
  previous: Focus | null,
  candidates: readonly string[],
  now: EpochMs,
  dwell: DurationMs,
): Focus | null {
  const first = candidates[0];
  if (first === undefined) return null;
  const place = previous === null ? -1 : candidates.indexOf(previous.incident);
  if (previous === null || place === -1) return { incident: first, since: now };
  // A clock that stepped back (another recording) starts the dwell anew.
  if (now >= previous.since && now - previous.since < dwell) return previous;
  return { incident: candidates[(place + 1) % candidates.length] ?? first, since: now };
}
