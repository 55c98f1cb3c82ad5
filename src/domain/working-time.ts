import { Temporal } from "temporal-polyfill";
import { DAY, type DurationMs, type EpochMs, HOUR, MINUTE } from "../shared/units.ts";
import type { DayHours, DayRule, WorkingCalendar } from "./working-calendar.ts";

/** Working time of one calendar. */
export interface WorkingTime {
  /** Working time in [from, to); 0 when `to` is not after `from`. */
  between(from: EpochMs, to: EpochMs): DurationMs;
  /**
   * The first instant t with between(from, t) = amount: `from` itself for 0 or less, the end of the day's work when it is used up to the millisecond.
   * Infinity where nothing is worked any more, which no calendar that was parsed is like.
   */
  after(from: EpochMs, amount: DurationMs): EpochMs;
}

/** Days laid out at once when the table of working spans grows. */
const DAYS_AHEAD = 400;

/**
 * The working time of a calendar: an instant is worked when the wall clock of `zone` reads within the hours of its day, whatever the zone's clocks
 * do that day. Exact to the millisecond, for instants from 1970 on; before, nothing is worked.
 * Keeps a table of worked spans that grows as far as it is asked, so that an answer costs one or two binary searches.
 */
export function workingTime(calendar: WorkingCalendar, zone: string): WorkingTime {
  const table = new SpanTable(calendar, zone);
  return {
    between: (from, to) => (to <= from ? 0 : table.workedBefore(to) - table.workedBefore(from)),
    after: (from, amount) => (amount <= 0 ? from : table.instantWith(table.workedBefore(from) + amount)),
  };
}

/** Worked spans [start, end) in order, each with what is worked before it. */
class SpanTable {
  readonly #starts: EpochMs[] = [];
  readonly #ends: EpochMs[] = [];
  readonly #before: DurationMs[] = [];
  /** Worked in all spans. */
  #total: DurationMs = 0;
  /** The spans of all instants before it are in the table. */
  #until: EpochMs = 0;
  readonly #week: readonly (DaySpans | null)[];
  readonly #exceptions: ReadonlyMap<number, DaySpans | null>;
  /** Later nothing is worked; Infinity where some weekday is. */
  readonly #worksUntil: EpochMs;
  readonly #zone: string;

  constructor(calendar: WorkingCalendar, zone: string) {
    const usual = toSpans(calendar.hours);
    this.#week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => (calendar.weekdays.includes(weekday) ? usual : null));
    const rules = Object.entries({ ...calendar.days, ...calendar.overrides });
    this.#exceptions = new Map(rules.map(([date, rule]) => [dayNumber(date), spansOf(rule, usual)]));
    const worksWeekly = usual.length > 0 && calendar.weekdays.length > 0;
    // A day and a zone further than the last day there is a rule for.
    this.#worksUntil = worksWeekly ? Number.POSITIVE_INFINITY : (Math.max(0, ...this.#exceptions.keys()) + 2) * DAY;
    this.#zone = zone;
  }

  workedBefore(instant: EpochMs): DurationMs {
    while (this.#until < instant) this.#extend();
    const index = lastNotAfter(this.#starts, instant);
    const start = this.#starts[index];
    if (start === undefined) return 0;
    return (this.#before[index] ?? 0) + Math.min(instant, this.#ends[index] ?? start) - start;
  }

  /** The first instant before which `worked`, more than 0, is worked. */
  instantWith(worked: DurationMs): EpochMs {
    while (this.#total < worked) {
      if (this.#until > this.#worksUntil) return Number.POSITIVE_INFINITY;
      this.#extend();
    }
    const index = lastNotAfter(this.#before, worked - 1);
    return (this.#starts[index] ?? 0) + worked - (this.#before[index] ?? 0);
  }

  /** Lays out the spans up to the zone's next change of its clocks, at most some thousand days. */
  #extend(): void {
    const from = Temporal.Instant.fromEpochMilliseconds(this.#until).toZonedDateTimeISO(this.#zone);
    const offset = from.offsetNanoseconds / 1e6;
    const change = from.getTimeZoneTransition("next")?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
    const until = Math.min(change, this.#until + DAYS_AHEAD * DAY);
    // Up to there the wall clock is the instant moved by one offset, so that its days are as long as any.
    for (let day = Math.floor((this.#until + offset) / DAY); day * DAY - offset < until; day += 1) {
      const midnight = day * DAY - offset;
      for (const [start, end] of this.#spansOn(day) ?? []) {
        this.#push(Math.max(midnight + start, this.#until), Math.min(midnight + end, until));
      }
    }
    this.#until = until;
  }

  #spansOn(day: number): DaySpans | null {
    const exception = this.#exceptions.get(day);
    // Day 0, 1970-01-01, was a Thursday.
    return exception === undefined ? (this.#week[(((day + 3) % 7) + 7) % 7] ?? null) : exception;
  }

  #push(start: EpochMs, end: EpochMs): void {
    if (end <= start) return;
    this.#starts.push(start);
    this.#ends.push(end);
    this.#before.push(this.#total);
    this.#total += end - start;
  }
}

/** Hours of a day in milliseconds since its midnight. */
type DaySpans = readonly (readonly [start: DurationMs, end: DurationMs])[];

function spansOf(rule: DayRule, usual: DaySpans): DaySpans | null {
  if (rule === "off") return null;
  return rule === "work" ? usual : toSpans(rule);
}

function toSpans(hours: DayHours): DaySpans {
  return hours.map(([from, to]) => [timeOfDay(from), timeOfDay(to)]);
}

function timeOfDay(clock: string): DurationMs {
  return Number(clock.slice(0, 2)) * HOUR + Number(clock.slice(3)) * MINUTE;
}

/** Days from 1970-01-01 to a date. */
function dayNumber(date: string): number {
  return Date.parse(date) / DAY;
}

/** Index of the last of the ascending numbers that is not after `limit`; −1 when all are. */
function lastNotAfter(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
