import { startOfDay } from "../domain/calendar-day.ts";
import { type Incident, isOpen } from "../domain/incident.ts";
import type { WorkingTime } from "../domain/working-time.ts";
import type { EpochMs } from "../shared/units.ts";
import { currentStage } from "./deadlines.ts";
import type { Standstill } from "./derived.ts";
import { clockStart, type StageRule } from "./mechanism-rules.ts";
import { heldSince } from "./standstills.ts";

/**
 * Why the clock of the current stage stands still at `now`; null when it runs, or there is none. What an incident itself carries as a deadline stands for nothing.
 * @param zone of the days of the calendars
 */
export function standstillAt(
  incident: Incident,
  rules: readonly StageRule[],
  now: EpochMs,
  zone: string,
): Standstill | null {
  const rule = isOpen(incident) ? currentStage(incident, rules) : null;
  if (rule === null || rule.limit === null || incident.deadlines?.[rule.stage.stage] !== undefined) return null;
  if (clockStart(incident, rule) === null) return null;
  const { clock } = rule;
  const held = heldSince(incident, clock);
  if (held <= now) return { cause: incident.suspendedFor ?? "suspended", since: held, until: null };
  return clock.work === null ? null : outOfHours(clock.work, now, zone);
}

function outOfHours(work: WorkingTime, now: EpochMs, zone: string): Standstill | null {
  // The first worked millisecond from now on begins here.
  const until = work.after(now, 1) - 1;
  if (until <= now) return null;
  const [today, tomorrow] = [startOfDay(now, zone), startOfDay(now, zone, 1)];
  const isBreak = until < tomorrow && work.between(today, now) > 0;
  const isDayOff = work.between(today, tomorrow) === 0;
  const cause = isBreak ? "break" : isDayOff ? "dayOff" : "offHours";
  return { cause, since: null, until: Number.isFinite(until) ? until : null };
}
