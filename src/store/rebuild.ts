import type { StreamEvent } from "../domain/event.ts";
import type { Profile } from "../domain/profile.ts";
import type { EpochMs } from "../shared/units.ts";
import { createStore } from "./create-store.ts";
import type { Store } from "./store.ts";

/**
 * A new store that stands where `store`'s stream stood at `instant`: fed from the retained log with the events up to and including it.
 * Exact for what the log retains: incidents of the window wholly, unit fixes as far back as their ring reaches.
 */
export function rebuildAsOf(store: Store, profile: Profile, instant: EpochMs): Store {
  const events: StreamEvent[] = [];
  for (const event of store.log()) if (event.at <= instant) events.push(event);
  const rebuilt = createStore(profile, { windowMs: store.windowMs });
  rebuilt.advance(instant);
  rebuilt.apply(events);
  rebuilt.advance(instant);
  return rebuilt;
}
