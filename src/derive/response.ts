import type { Derived } from "./derived.ts";
import { HOUR, type DurationMs, type EpochMs } from "../shared/units.ts";
import { reachedAt } from "./stage-clock.ts";
import type { Track } from "./track.ts";
import { WINDOW_BITS } from "./windows.ts";

interface Mean {
  sum: DurationMs;
  count: number;
}

type ResponseWindow = "today" | "24h" | "previousDay";
const RESPONSE_WINDOWS: readonly ResponseWindow[] = ["today", "24h", "previousDay"];
const RESPONSE_BITS = RESPONSE_WINDOWS.reduce((bits, window) => bits | WINDOW_BITS[window], 0);

/** Report → arrival, of incidents that were reached. */
export class Response {
  readonly #windows: Record<ResponseWindow, Mean> = {
    today: { sum: 0, count: 0 },
    "24h": { sum: 0, count: 0 },
    previousDay: { sum: 0, count: 0 },
  };
  /** By hour of report, counted from the epoch. */
  readonly #hours = new Map<number, Mean>();

  /** Needs the track's windows up to date. */
  settle(track: Track): void {
    const { reported } = track.incident.stages;
    const arrived = reachedAt(track.incident, "arrived");
    if (arrived === null || reported === null) this.remove(track);
    else
      this.#move(
        track,
        Math.max(0, arrived - reported),
        Math.floor(reported / HOUR),
        track.reportWindows & RESPONSE_BITS,
      );
  }

  remove(track: Track): void {
    this.#move(track, -1, -1, 0);
  }

  mean(window: ResponseWindow): DurationMs | null {
    return meanOf(this.#windows[window]);
  }

  /** The 24 hours up to the running one, and the 24 before. */
  byHour(now: EpochMs): ReturnType<Derived["responseByHour"]> {
    const running = Math.floor(now / HOUR);
    const hours = (first: number): (DurationMs | null)[] =>
      Array.from({ length: 24 }, (_, index) => meanOf(this.#hours.get(first + index)));
    return { current: hours(running - 23), previous: hours(running - 47) };
  }

  #move(track: Track, duration: DurationMs, hour: number, windows: number): void {
    if (track.response === duration && track.responseHour === hour && track.responseWindows === windows) return;
    if (track.response >= 0) this.#count(track.responseWindows, track.responseHour, track.response, -1);
    if (duration >= 0) this.#count(windows, hour, duration, 1);
    track.response = duration;
    track.responseHour = hour;
    track.responseWindows = windows;
  }

  #count(windows: number, hour: number, duration: DurationMs, amount: 1 | -1): void {
    for (const window of RESPONSE_WINDOWS)
      if ((windows & WINDOW_BITS[window]) !== 0) count(this.#windows[window], duration, amount);
    const mean = this.#hours.get(hour) ?? { sum: 0, count: 0 };
    count(mean, duration, amount);
    if (mean.count === 0) this.#hours.delete(hour);
    else this.#hours.set(hour, mean);
  }
}

function count(mean: Mean, duration: DurationMs, amount: 1 | -1): void {
  mean.sum += duration * amount;
  mean.count += amount;
}

function meanOf(mean: Mean | undefined): DurationMs | null {
  return mean === undefined || mean.count === 0 ? null : mean.sum / mean.count;
}
