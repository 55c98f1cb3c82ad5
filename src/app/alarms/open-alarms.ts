import type { RunningCockpit } from "../start-cockpit.ts";
import { createAlarmStorage } from "./alarm-storage.ts";
import { browserSounds } from "./browser-sounds.ts";
import { type RunningAlarms, startAlarms } from "./start-alarms.ts";

/** Starts the alarms of the page: its sounds, its local storage, and any gesture to unblock a sound that was refused. */
export function openAlarms(running: RunningCockpit): RunningAlarms {
  const alarms = startAlarms({
    sounds: browserSounds(window),
    storage: createAlarmStorage(() => window.localStorage),
    after(delay, callback) {
      const timer = setTimeout(callback, delay);
      return () => clearTimeout(timer);
    },
  });
  running.watch(alarms.look);
  const { unblock } = alarms.source.actions;
  for (const gesture of ["click", "keydown"]) window.addEventListener(gesture, unblock, { capture: true });
  window.addEventListener("pagehide", alarms.flush);
  return alarms;
}
