import type { DayHours } from "../../domain/day-hours.ts";
import type { EpochMs } from "../../shared/units.ts";
import type { WeekCell, WeekMatrix } from "./grid.ts";
import type { HourlyReports } from "./usual.ts";

/** Days the matrix looks back. */
const DAYS = 28;

/** Reports by hour of the week, over the whole hours from 28 days ago (the same time since midnight) up to the running one. */
export function weekMatrix(now: EpochMs, hours: DayHours, reports: HourlyReports): WeekMatrix {
  const today = hours.dayOf(now);
  const running = hours.hourOf(now);
  const sums = Array.from({ length: 7 * 24 }, () => ({ reported: 0, hours: 0 }));
  let day = hours.dayFrom(today, -DAYS);
  for (let back = DAYS; back >= 0; back -= 1) {
    const from = back === DAYS ? running : 0;
    const to = back === 0 ? running : day.clock.length;
    for (let hour = from; hour < to; hour += 1) {
      const count = reports(day, hour);
      const sum = sums[placeOf(day.weekday, day.clock[hour] ?? 0)];
      if (count === null || sum === undefined) continue;
      sum.reported += count;
      sum.hours += 1;
    }
    if (back > 0) day = hours.dayOf(day.end);
  }
  const cells = sums.map((sum, place): WeekCell => {
    const mean = sum.hours === 0 ? null : sum.reported / sum.hours;
    return { weekday: Math.floor(place / 24) + 1, hour: place % 24, ...sum, mean };
  });
  const means = cells.flatMap(({ mean }) => mean ?? []);
  return {
    cells,
    peak: means.length === 0 ? null : Math.max(...means),
    current: { weekday: today.weekday, hour: today.clock[running] ?? 0 },
  };
}

/** Place of an hour of the week among the 168. */
export function placeOf(weekday: number, hour: number): number {
  return (weekday - 1) * 24 + hour;
}
