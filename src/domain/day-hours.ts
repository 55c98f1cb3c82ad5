import { Temporal } from "temporal-polyfill";
import { type DurationMs, type EpochMs, HOUR, MINUTE } from "../shared/units.ts";
import { startOfDay } from "./calendar-day.ts";

/** A calendar day of a zone. */
export interface ZoneDay {
  /** Its first instant. */
  readonly start: EpochMs;
  /** The next day's. */
  readonly end: EpochMs;
  /** 1 Monday … 7 Sunday (ISO 8601). */
  readonly weekday: number;
  /** What the clock shows (0–23) in each hour since the day began: 23 to 25 of them. */
  readonly clock: readonly number[];
}

/** Days begin and end at whole quarters of an hour in every zone. */
const QUARTER: DurationMs = 15 * MINUTE;

/** Days and hours of a zone, asked for millions of instants: the calendar is asked once a day of them. */
export class DayHours {
  readonly #zone: string;
  readonly #byQuarter = new Map<number, ZoneDay>();
  /** Days so many days from others. */
  readonly #distant = new Map<string, ZoneDay>();
  #last: ZoneDay | null = null;

  constructor(zone: string) {
    this.#zone = zone;
  }

  /** The day that holds an instant. */
  dayOf(at: EpochMs): ZoneDay {
    const last = this.#last;
    if (last !== null && at >= last.start && at < last.end) return last;
    const quarter = Math.floor(at / QUARTER);
    let day = this.#byQuarter.get(quarter);
    if (day === undefined) {
      day = this.#read(at);
      for (let known = day.start; known < day.end; known += QUARTER) this.#byQuarter.set(known / QUARTER, day);
    }
    this.#last = day;
    return day;
  }

  /** Which hour since its day began holds an instant, from 0. */
  hourOf(at: EpochMs): number {
    return Math.floor((at - this.dayOf(at).start) / HOUR);
  }

  /** First instant of the hour (since its day began) that holds `at`. */
  startOfHour(at: EpochMs): EpochMs {
    const { start } = this.dayOf(at);
    return start + Math.floor((at - start) / HOUR) * HOUR;
  }

  /** The day so many calendar days before or after. */
  dayFrom(day: ZoneDay, days: number): ZoneDay {
    if (days === 0) return day;
    const key = `${day.start} ${days}`;
    let found = this.#distant.get(key);
    if (found === undefined) {
      found = day;
      for (let step = 0; step < Math.abs(days); step += 1) found = this.dayOf(days < 0 ? found.start - 1 : found.end);
      this.#distant.set(key, found);
    }
    return found;
  }

  #read(at: EpochMs): ZoneDay {
    const start = startOfDay(at, this.#zone);
    const end = startOfDay(at, this.#zone, 1);
    const clock: number[] = [];
    for (let hour = start; hour < end; hour += HOUR)
      clock.push(Temporal.Instant.fromEpochMilliseconds(hour).toZonedDateTimeISO(this.#zone).hour);
    const weekday = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(this.#zone).dayOfWeek;
    return { start, end, weekday, clock };
  }
}
