import { clockTimeOfDay, startOfDay } from "../../domain/calendar-day.ts";
import type { LocalisedText } from "../../domain/localised-text.ts";
import type { Profile } from "../../domain/profile.ts";
import type { EpochMs } from "../../shared/units.ts";

/** The instant a shift begins. */
export interface ShiftStart {
  readonly at: EpochMs;
  readonly name: LocalisedText;
  /** `08–16`: begin and end on the wall clock, minutes only where they are not :00; midnight as an end is 24. */
  readonly hours: string;
}

/** Every shift that begins within (from, to) by the wall clock of `zone`, oldest first. */
export function shiftStarts(
  shifts: Profile["shifts"],
  zone: string,
  from: EpochMs,
  to: EpochMs,
): readonly ShiftStart[] {
  const order = [...shifts].sort((a, b) => a.from.localeCompare(b.from));
  const starts: ShiftStart[] = [];
  for (let day = startOfDay(from, zone); day < to; day = startOfDay(day, zone, 1)) {
    for (const [index, shift] of order.entries()) {
      const at = clockTimeOfDay(day, zone, shift.from);
      if (at <= from || at >= to) continue;
      const next = order[index + 1] ?? order[0] ?? shift;
      starts.push({
        at,
        name: shift.name,
        hours: `${short(shift.from)}–${next.from === "00:00" ? "24" : short(next.from)}`,
      });
    }
  }
  return starts;
}

function short(clock: string): string {
  return clock.endsWith(":00") ? clock.slice(0, 2) : clock;
}
