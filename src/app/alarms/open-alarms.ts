import type { RunningCockpit } from "../start-cockpit.ts";
import { createAlarmStorage } from "./alarm-storage.ts";
import { browserSounds } from "./browser-sounds.ts";
import { createSoundTurn } from "./sound-turn.ts";
import { type RunningAlarms, startAlarms } from "./start-alarms.ts";

/**
 * Starts the alarms of the page: its sounds, its local storage, and any gesture to unblock a sound that was refused. Of several tabs that show `scope` the one sounds
 * in which somebody acted last, or which they came back to.
 */
export function openAlarms(running: RunningCockpit, scope: readonly string[]): RunningAlarms {
  // Absent in some browsers and over plain http, whatever the types say.
  const locks: LockManager | undefined = navigator.locks;
  const turn = createSoundTurn(locks, `tidewatch.sound/${scope.join("/")}`);
  const alarms = startAlarms({
    sounds: browserSounds(window),
    turn,
    storage: createAlarmStorage(() => window.localStorage),
    after(delay, callback) {
      const timer = setTimeout(callback, delay);
      return () => clearTimeout(timer);
    },
  });
  running.watch(alarms.look);
  const act = (): void => {
    alarms.source.actions.unblock();
    turn.take();
  };
  for (const gesture of ["click", "keydown"]) window.addEventListener(gesture, act, { capture: true });
  document.addEventListener("visibilitychange", () => {
    // A browser may refuse a page its sounds until somebody has acted in it: then a hidden tab does better.
    const mayBeRefused = navigator.userActivation?.hasBeenActive === false;
    if (!document.hidden && !mayBeRefused) turn.take();
  });
  window.addEventListener("pagehide", alarms.flush);
  return alarms;
}
