import { Temporal } from "temporal-polyfill";
import { DAY, type EpochMs } from "../../src/shared/units.ts";

/** A calendar day of a zone, counted from 1970-01-01. */
export type DayNumber = number;

const EPOCH_DAY = Temporal.PlainDate.from("1970-01-01");

/** The days of one zone. Boundaries are computed once a day and kept: a simulated month asks for them millions of times. */
export class Calendar {
  readonly #zone: string;
  readonly #starts = new Map<DayNumber, EpochMs>();

  constructor(zone: string) {
    this.#zone = zone;
  }

  /** First instant of a day; the next day's start is its end. */
  startOf(day: DayNumber): EpochMs {
    let start = this.#starts.get(day);
    if (start === undefined) {
      start = this.#date(day).toZonedDateTime(this.#zone).epochMilliseconds;
      this.#starts.set(day, start);
    }
    return start;
  }

  dayOf(at: EpochMs): DayNumber {
    let day = Math.floor(at / DAY);
    while (this.startOf(day) > at) day -= 1;
    while (this.startOf(day + 1) <= at) day += 1;
    return day;
  }

  /** 0 Monday … 6 Sunday. */
  weekdayOf(day: DayNumber): number {
    return this.#date(day).dayOfWeek - 1;
  }

  /** `MMDD`, as incident numbers carry it. */
  stampOf(day: DayNumber): string {
    const date = this.#date(day);
    return `${date.month}`.padStart(2, "0") + `${date.day}`.padStart(2, "0");
  }

  /** First instant of a day at or after which the wall clock reads `clock` (`hh:mm`). */
  clockTime(day: DayNumber, clock: string): EpochMs {
    return this.#date(day).toZonedDateTime({ timeZone: this.#zone, plainTime: clock }).epochMilliseconds;
  }

  #date(day: DayNumber): Temporal.PlainDate {
    return EPOCH_DAY.add({ days: day });
  }
}
