import type { LogBounds } from "../../server/event-log.ts";
import type { IncidentEvent } from "../../src/domain/event.ts";
import type { Profile } from "../../src/domain/profile.ts";
import { DAY, type EpochMs } from "../../src/shared/units.ts";

/** Events a log holds at least. */
const ROOM = 1_000_000;

/**
 * The profile with a window that holds a recording to its end: incidents closed on its first day still count on its last.
 * @param events in order of time
 * @param end where its clock stands still
 */
export function widenWindow(profile: Profile, events: readonly IncidentEvent[], end: EpochMs): Profile {
  const span = end - (events[0]?.at ?? end);
  // Windows end in whole days, and eviction begins some minutes before now.
  const windowMs = (Math.floor(span / DAY) + 2) * DAY;
  return windowMs > profile.windowMs ? { ...profile, windowMs } : profile;
}

/** Log bounds that let go of nothing of a recording played under a widened profile, with room for what viewers add. */
export function boundsFor(
  { windowMs }: Pick<Profile, "windowMs">,
  events: readonly IncidentEvent[],
): Pick<LogBounds, "maxEvents" | "windowMs"> {
  return { windowMs: windowMs + DAY, maxEvents: Math.max(ROOM, 2 * events.length) };
}
