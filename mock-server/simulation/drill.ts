import type { ModeEvent } from "../../src/domain/event.ts";
import type { SimulationSettings } from "../../src/domain/simulation-settings.ts";
import { MINUTE } from "../../src/shared/units.ts";
import type { Calendar, DayNumber } from "./calendar.ts";
import type { Chance } from "./chance.ts";

/** Drills are held in working hours: minutes after the day's start. */
const FIRST_MINUTE = 9 * 60;
const LAST_MINUTE = 16 * 60;

/** The changes of mode of one day, in order: at most one drill, 战时 and back to 平时. */
export function modeEvents(
  settings: SimulationSettings,
  calendar: Calendar,
  day: DayNumber,
  chance: Chance,
): readonly ModeEvent[] {
  if (!chance.happens(settings.drills.perWeek / 7)) return [];
  const from = calendar.startOf(day) + chance.integer(FIRST_MINUTE, LAST_MINUTE) * MINUTE;
  return [
    { kind: "mode", at: from, mode: "surge", reason: chance.pick(settings.reasons.drill) },
    { kind: "mode", at: from + settings.drills.duration, mode: "peace", reason: null },
  ];
}
