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
    const duration = arrived === null || reported === null ? -1 : Math.max(0, arrived - reported);
    this.#move(track, duration, reported ?? 0, track.reportWindows & RESPONSE_BITS);
  }

  remove(track: Track): void {
    this.#move(track, -1, 0, 0);
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

  #move(track: Track, duration: DurationMs, reported: EpochMs, windows: number): void {
    if (track.response === duration && track.responseReportedAt === reported) {
      if (track.responseWindows === windows) return;
      if (duration >= 0) {
        this.#count(track.responseWindows & ~windows, duration, -1);
        this.#count(windows & ~track.responseWindows, duration, 1);
      }
    } else {
      if (track.response >= 0) {
        this.#count(track.responseWindows, track.response, -1);
        this.#countHour(track.responseReportedAt, track.response, -1);
      }
      if (duration >= 0) {
        this.#count(windows, duration, 1);
        this.#countHour(reported, duration, 1);
      }
    }
    track.response = duration;
    track.responseReportedAt = reported;
    track.responseWindows = windows;
  }

  #count(windows: number, duration: DurationMs, amount: number): void {
    if (windows === 0) return;
    for (const window of RESPONSE_WINDOWS) {
      if ((windows & WINDOW_BITS[window]) === 0) continue;
      this.#windows[window].sum += duration * amount;
      this.#windows[window].count += amount;
    }
  }

  #countHour(reported: EpochMs, duration: DurationMs, amount: number): void {
    const key = Math.floor(reported / HOUR);
    const hour = this.#hours.get(key) ?? { sum: 0, count: 0 };
    hour.sum += duration * amount;
    hour.count += amount;
    if (hour.count === 0) this.#hours.delete(key);
    else this.#hours.set(key, hour);
  }
}

function meanOf(mean: Mean | undefined): DurationMs | null {
  return mean === undefined || mean.count === 0 ? null : mean.sum / mean.count;
}
