import { Temporal } from "temporal-polyfill";
import { type EpochMs, MINUTE } from "../../shared/units.ts";

/** Quarters of the day: from 0, 6, 12 and 18 o'clock. */
export const HOUR_BANDS = ["night", "morning", "afternoon", "evening"] as const;
export type HourBand = (typeof HOUR_BANDS)[number];

/** Every zone's offset is whole quarters of an hour. */
const QUARTER = 15 * MINUTE;
/** A month of quarters; beyond, they are forgotten together. */
const REMEMBERED = 3_000;

/** Tells the place in `HOUR_BANDS` of an instant in a zone; remembers each quarter of an hour it was asked for. */
export function hourBandReader(zone: string): (at: EpochMs) => number {
  const known = new Map<number, number>();
  return (at) => {
    const quarter = Math.floor(at / QUARTER);
    let band = known.get(quarter);
    if (band === undefined) {
      const { hour } = Temporal.Instant.fromEpochMilliseconds(quarter * QUARTER).toZonedDateTimeISO(zone);
      band = Math.floor(hour / 6);
      if (known.size >= REMEMBERED) known.clear();
      known.set(quarter, band);
    }
    return band;
  };
}
