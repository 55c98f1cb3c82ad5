import { SECOND } from "../shared/units.ts";
import type { DurationMs, EpochMs } from "../shared/units.ts";
import { DEAD_AFTER, STALE_AFTER } from "./connection-state.ts";
import type { After } from "./timers.ts";

const LOOK_EVERY: DurationMs = SECOND;
/** A look this late means that the machine slept, or the page was frozen. */
const SLEPT_AFTER: DurationMs = 5 * SECOND;

interface WatchdogOptions {
  readonly now: () => EpochMs;
  readonly after: After;
  /** Nothing was heard since, for longer than a few heartbeats. */
  readonly silent: (since: EpochMs) => void;
  /** Nothing was heard for so long that the socket cannot be alive. */
  readonly dead: () => void;
  /** The machine slept. */
  readonly woke: () => void;
}

/** Watches whether the server is heard. */
export interface Watchdog {
  /** Something arrived, or a new socket begins its term. Starts the watch. */
  heard(): void;
  heardSince(at: EpochMs): boolean;
  stop(): void;
}

/** Makes a watchdog that sleeps until something is heard. Goes by the clock, not by how often a throttled tab lets it look. */
export function createWatchdog({ now, after, silent, dead, woke }: WatchdogOptions): Watchdog {
  let heardAt = 0;
  let lookedAt = 0;
  let cancel: (() => void) | null = null;

  const look = (): void => {
    const at = now();
    const slept = at - lookedAt > SLEPT_AFTER;
    // A clock set back must not make a dead server look as if it had just spoken.
    heardAt = Math.min(heardAt, at);
    lookedAt = at;
    cancel = after(LOOK_EVERY, look);
    // What arrived meanwhile is still in the queue behind this look: judge at the next one.
    if (slept) {
      woke();
      return;
    }
    if (at - heardAt > STALE_AFTER) silent(heardAt);
    if (at - heardAt > DEAD_AFTER) dead();
  };

  return {
    heard() {
      heardAt = now();
      if (cancel !== null) return;
      lookedAt = heardAt;
      cancel = after(LOOK_EVERY, look);
    },
    heardSince: (at) => heardAt >= at,
    stop() {
      cancel?.();
      cancel = null;
    },
  };
}
