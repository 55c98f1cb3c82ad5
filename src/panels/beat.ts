import type { DurationMs } from "../shared/units.ts";
import { type Cockpit, useCockpit } from "./cockpit.ts";

/** What decides whether a panel that follows a beat must be painted anew. */
interface BeatSlice {
  readonly cockpit: Cockpit;
  /** Number of the beat `now` lies in. */
  readonly beat: number;
  readonly version: number;
}

/**
 * The cockpit, at most once per `every` milliseconds of real time (stream time over rate), however fast events come: nobody reads faster.
 * A change of what the viewer chose is not held back; while the stream's clock stands (a recording that ended), every change of the figures and
 * of the connection passes.
 */
export function useBeat(every: DurationMs): Cockpit {
  return useCockpit((cockpit) => beatSlice(cockpit, every), isSameBeat).cockpit;
}

/** The slice `useBeat` compares. */
export function beatSlice(cockpit: Cockpit, every: DurationMs): BeatSlice {
  const length = every * (cockpit.rate > 0 ? cockpit.rate : 1);
  return { cockpit, beat: Math.floor(cockpit.now / length), version: cockpit.derived.version };
}

/** Whether a panel may keep what it painted for `before`. */
export function isSameBeat(before: BeatSlice, after: BeatSlice): boolean {
  const a = before.cockpit;
  const b = after.cockpit;
  if (a.profile !== b.profile || a.store !== b.store || a.derived !== b.derived || a.rate !== b.rate) return false;
  if (a.language !== b.language || a.form !== b.form || a.theme !== b.theme) return false;
  if (a.freshness !== b.freshness || a.spotlight !== b.spotlight || a.selection !== b.selection) return false;
  if (a.table !== b.table || a.filter !== b.filter || a.scope !== b.scope || a.load !== b.load) return false;
  if (a.isCutting !== b.isCutting) return false;
  if (a.now !== b.now) return before.beat === after.beat;
  return before.version === after.version && a.connection === b.connection;
}
