import { Temporal } from "temporal-polyfill";
import type { EpochMs } from "../shared/units.ts";

/** First instant of the calendar day that holds `at` in `zone`, moved by `days` calendar days (−1 is yesterday). */
export function startOfDay(at: EpochMs, zone: string, days = 0): EpochMs {
  const day = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).startOfDay();
  return (days === 0 ? day : day.add({ days }).startOfDay()).epochMilliseconds;
}

/** First instant at or after the start of `at`'s day whose wall clock reads `clock` (`hh:mm`) in `zone`. */
export function clockTimeOfDay(at: EpochMs, zone: string, clock: string): EpochMs {
  const day = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
  return day.toZonedDateTime({ timeZone: zone, plainTime: clock }).epochMilliseconds;
}
