import { startOfDay } from "../domain/calendar-day.ts";
import { DAY, type DurationMs, type EpochMs, HOUR } from "../shared/units.ts";
import type { WindowId } from "./derived.ts";

/** The windows of `WindowId`, the 24 h before the last 24 h, and yesterday and the same weekday last week up to the same time of day. */
export type TallyWindow = WindowId | "previousDay" | "yesterday" | "lastWeek";

/** One bit a window, so that an instant's windows are one number. */
export const WINDOW_BITS: Readonly<Record<TallyWindow, number>> = {
  today: 1,
  "24h": 2,
  "7d": 4,
  all: 8,
  previousDay: 16,
  yesterday: 32,
  lastWeek: 64,
};

const WEEK: DurationMs = 7 * DAY;

/** No zone's clock is set forward or back further. */
const CLOCK_CHANGE: DurationMs = 2 * HOUR;

/** Today, yesterday and the same weekday last week in the profile's zone; asks the calendar once a day. */
export class Today {
  readonly #zone: string;
  /** First instants of yesterday, today and tomorrow. */
  yesterday: EpochMs = 0;
  start: EpochMs = 0;
  end: EpochMs = 0;
  /** First instants of the day a week ago and of the one after it. */
  lastWeek: EpochMs = 0;
  lastWeekEnd: EpochMs = 0;

  constructor(zone: string, now: EpochMs) {
    this.#zone = zone;
    this.moveTo(now);
  }

  moveTo(now: EpochMs): void {
    if (now >= this.start && now < this.end) return;
    this.yesterday = startOfDay(now, this.#zone, -1);
    this.start = startOfDay(now, this.#zone);
    this.end = startOfDay(now, this.#zone, 1);
    this.lastWeek = startOfDay(now, this.#zone, -7);
    this.lastWeekEnd = startOfDay(now, this.#zone, -6);
  }
}

/** The windows that hold an instant, as bits. `today` is [midnight, now], 24h and 7d are (now − length, now]. */
export function windowsOf(instant: EpochMs, now: EpochMs, today: Today): number {
  let windows = WINDOW_BITS.all;
  if (instant > now) return windows;
  if (instant > now - DAY) windows |= WINDOW_BITS["24h"];
  else if (instant > now - 2 * DAY) windows |= WINDOW_BITS.previousDay;
  if (instant > now - WEEK) windows |= WINDOW_BITS["7d"];
  if (instant >= today.start) windows |= WINDOW_BITS.today;
  else if (instant >= today.yesterday) {
    if (instant - today.yesterday <= now - today.start) windows |= WINDOW_BITS.yesterday;
  } else if (instant >= today.lastWeek && instant < today.lastWeekEnd) {
    if (instant - today.lastWeek <= now - today.start) windows |= WINDOW_BITS.lastWeek;
  }
  return windows;
}

/** When `windowsOf` changes next by the passing of time; Infinity when it never does. */
export function nextWindowChange(instant: EpochMs, now: EpochMs, today: Today): EpochMs {
  if (instant > now) return instant;
  let next = Number.POSITIVE_INFINITY;
  if (instant > now - DAY) next = instant + DAY;
  else if (instant > now - 2 * DAY) next = instant + 2 * DAY;
  else if (instant > now - WEEK) next = instant + WEEK;
  if (instant < today.lastWeek) return next;
  // Between the two days nothing changes until the instant's own day is a week ago.
  if (instant >= today.lastWeekEnd && instant < today.yesterday)
    return Math.min(next, Math.max(today.end, instant + WEEK - CLOCK_CHANGE));
  next = Math.min(next, today.end);
  if (instant >= today.start) return next;
  const midnight = instant >= today.yesterday ? today.yesterday : today.lastWeek;
  return Math.min(next, sameTimeToday(instant, midnight, now, today));
}

/** When today comes as far as an instant of a day that began at `midnight`; Infinity when it has. */
function sameTimeToday(instant: EpochMs, midnight: EpochMs, now: EpochMs, today: Today): EpochMs {
  const at = instant - midnight + today.start;
  return at > now ? at : Number.POSITIVE_INFINITY;
}
