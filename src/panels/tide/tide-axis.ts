import { Temporal } from "temporal-polyfill";
import type { EpochMs } from "../../shared/units.ts";

/** A whole hour on the axis. */
export interface HourMark {
  readonly at: EpochMs;
  /** `14`, at midnight `00 11-20`; null where the hour has a tick but no words. */
  readonly label: string | null;
}

/**
 * The whole hours of a zone's wall clock within (from, to), oldest first; every `labelEvery`th hour of the day has words.
 * Days with a change of the clock have 23 or 25 of them.
 */
export function hourMarks(from: EpochMs, to: EpochMs, zone: string, labelEvery: number): readonly HourMark[] {
  const marks: HourMark[] = [];
  let hour = Temporal.Instant.fromEpochMilliseconds(from)
    .toZonedDateTimeISO(zone)
    .round({ smallestUnit: "hour", roundingMode: "ceil" });
  for (; hour.epochMilliseconds < to; hour = hour.add({ hours: 1 })) {
    if (hour.epochMilliseconds <= from) continue;
    marks.push({ at: hour.epochMilliseconds, label: hour.hour % labelEvery === 0 ? labelOf(hour) : null });
  }
  return marks;
}

function labelOf(hour: Temporal.ZonedDateTime): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return hour.hour === 0 ? `00 ${two(hour.month)}-${two(hour.day)}` : two(hour.hour);
}
