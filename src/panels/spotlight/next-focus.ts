import type { DurationMs, EpochMs } from "../../shared/units.ts";

/** The incident the spotlight stands on, and since when. */
export interface Focus {
  readonly incident: string;
  readonly since: EpochMs;
}

/**
 * The spotlight's rotation: it stays `dwell` on an incident, then goes to the next of `candidates` (overdue first, then at risk, least time
 * left first), and leaves at once one that is no candidate any more. Returns `previous` itself while it stays; null without candidates.
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
