import { Temporal } from "temporal-polyfill";
import { type EpochMs, MINUTE } from "../shared/units.ts";
import type { WeekHour } from "./incident-filter.ts";

/** Every zone's offset is whole quarters of an hour. */
const QUARTER = 15 * MINUTE;
/** A month of quarters; beyond, they are forgotten together. */
const REMEMBERED = 3_000;

/** Tells the hour of the week of an instant in a zone, and remembers each quarter of an hour it was asked for: a table holds few of them. */
export function weekHourReader(zone: string): (at: EpochMs) => WeekHour {
  const known = new Map<number, WeekHour>();
  return (at) => {
    const quarter = Math.floor(at / QUARTER);
    let weekHour = known.get(quarter);
    if (weekHour === undefined) {
      const { dayOfWeek, hour } = Temporal.Instant.fromEpochMilliseconds(quarter * QUARTER).toZonedDateTimeISO(zone);
      weekHour = { weekday: dayOfWeek, hour };
      if (known.size >= REMEMBERED) known.clear();
      known.set(quarter, weekHour);
    }
    return weekHour;
  };
}
