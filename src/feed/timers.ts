import type { DurationMs } from "../shared/units.ts";

/** Runs a task after a delay; the function returned calls it off. An argument, so that tests hold time in their hands. */
export type After = (delay: DurationMs, task: () => void) => () => void;

/** Real time. */
export const afterRealTime: After = (delay, task) => {
  const timer = setTimeout(task, delay);
  return () => clearTimeout(timer);
};
