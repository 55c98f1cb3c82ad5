import { MISSING } from "./format-number.ts";
import { DAY, type DurationMs, type EpochMs, HOUR, MINUTE, SECOND } from "./units.ts";

/**
 * Time left to `dueAt` as `mm:ss`, above one hour `h mm` with its unit (`3 h 12`); past it `+mm:ss`.
 * Both instants are cut to whole seconds first, so that all countdowns of a screen turn at the same instant.
 */
export function formatCountdown(dueAt: EpochMs, now: EpochMs): string {
  const left = (Math.floor(dueAt / SECOND) - Math.floor(now / SECOND)) * SECOND;
  return now > dueAt ? `+${formatClockDuration(-left)}` : formatClockDuration(left);
}

/** `mm:ss`, above one hour `h h mm` (`1 h 05`), above one day hours go on (`26 h 10`). Parts of seconds are dropped. */
export function formatClockDuration(duration: DurationMs): string {
  if (duration >= HOUR) return formatHours(duration);
  return `${pad(Math.floor(duration / MINUTE))}:${pad(Math.floor((duration % MINUTE) / SECOND))}`;
}

/** A measured length: `0:18`, `4:48`, above one hour `3 h 12`, above two days `4 d 06 h`; null → `—`. */
export function formatElapsed(duration: DurationMs | null): string {
  if (duration === null) return MISSING;
  if (duration >= 2 * DAY) return `${Math.floor(duration / DAY)} d ${pad(Math.floor((duration % DAY) / HOUR))} h`;
  if (duration >= HOUR) return formatHours(duration);
  return `${Math.floor(duration / MINUTE)}:${pad(Math.floor((duration % MINUTE) / SECOND))}`;
}

function formatHours(duration: DurationMs): string {
  return `${Math.floor(duration / HOUR)} h ${pad(Math.floor((duration % HOUR) / MINUTE))}`;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
