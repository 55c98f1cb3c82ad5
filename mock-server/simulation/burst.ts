import type { BurstSettings, SimulationSettings } from "../../src/domain/simulation-settings.ts";
import type { EpochMs } from "../../src/shared/units.ts";
import type { Calendar, DayNumber } from "./calendar.ts";
import { type Chance, WeightedList } from "./chance.ts";
import type { Ground, Spot } from "./ground.ts";

/** One report of a burst, before it becomes an incident. */
export interface BurstReport {
  readonly at: EpochMs;
  readonly category: string;
  readonly spot: Spot;
  readonly burst: BurstSettings;
}

/** The reports of the bursts that begin on one day. They swell to a peak in the first third and ebb away. */
export function burstReports(
  settings: SimulationSettings,
  calendar: Calendar,
  ground: Ground,
  day: DayNumber,
  chance: Chance,
): readonly BurstReport[] {
  return settings.bursts.flatMap((burst) => {
    const categories = new WeightedList(Object.entries(burst.categoryWeights));
    const times = chance.poisson(burst.perWeek / 7);
    return Array.from({ length: times }, () =>
      reportsOf(burst, categories, beginning(burst, calendar, day, chance), ground, chance),
    ).flat();
  });
}

function beginning(burst: BurstSettings, calendar: Calendar, day: DayNumber, chance: Chance): EpochMs {
  const [first, last] = burst.hours;
  const start = calendar.startOf(day);
  const hour = (calendar.startOf(day + 1) - start) / 24;
  return start + hour * chance.between(first, last + 1);
}

function reportsOf(
  burst: BurstSettings,
  categories: WeightedList<string>,
  from: EpochMs,
  ground: Ground,
  chance: Chance,
): readonly BurstReport[] {
  const centre = ground.anywhere(categories.draw(chance), chance);
  return Array.from({ length: chance.poisson(burst.incidents) }, () => {
    const category = categories.draw(chance);
    return {
      at: Math.floor(from + burst.duration * swelling(chance)),
      category,
      spot: burst.radius === null ? ground.anywhere(category, chance) : ground.near(centre, burst.radius, chance),
      burst,
    };
  });
}

/** 0 to 1, triangular with its peak at a third. */
function swelling(chance: Chance): number {
  const peak = 1 / 3;
  const mark = chance.uniform();
  return mark < peak ? Math.sqrt(mark * peak) : 1 - Math.sqrt((1 - mark) * (1 - peak));
}
