import type { SimulationSettings } from "../../src/domain/simulation-settings.ts";
import type { EpochMs } from "../../src/shared/units.ts";
import type { Calendar, DayNumber } from "./calendar.ts";
import type { Chance } from "./chance.ts";

/** Days differ by more than chance: a quiet Tuesday, a bad one. Spread of the logarithm of a day's level. */
const DAY_SPREAD = 0.05;

/**
 * When matters are reported on one day, in order: the daily and weekly rhythm of the settings, each hour a Poisson count.
 * A day of 23 or 25 hours gets the hours it has.
 */
export function reportInstants(
  settings: SimulationSettings,
  calendar: Calendar,
  day: DayNumber,
  chance: Chance,
): readonly EpochMs[] {
  const start = calendar.startOf(day);
  const end = calendar.startOf(day + 1);
  const weekday = share(settings.weekdayWeights, calendar.weekdayOf(day)) * settings.weekdayWeights.length;
  const level = settings.incidentsPerDay * weekday * Math.exp(DAY_SPREAD * chance.normal());
  const hours = settings.hourWeights.length;
  const instants: EpochMs[] = [];
  for (let hour = 0; hour < hours; hour += 1) {
    const from = start + ((end - start) * hour) / hours;
    const to = start + ((end - start) * (hour + 1)) / hours;
    const count = chance.poisson(level * share(settings.hourWeights, hour));
    for (let index = 0; index < count; index += 1) instants.push(Math.floor(chance.between(from, to)));
  }
  return instants.sort((left, right) => left - right);
}

/** A weight as a part of all; equal parts when all weights are zero. */
function share(weights: readonly number[], index: number): number {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return sum === 0 ? 1 / weights.length : (weights[index] ?? 0) / sum;
}
