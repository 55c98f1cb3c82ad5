import { Temporal } from "temporal-polyfill";
import type { Profile } from "../../src/domain/profile.ts";
import { type Span, within } from "./spans.ts";

type Calendar = Profile["calendars"][string];

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** Days worked out before: there are many questions and few days. */
const knownDays = new WeakMap<Calendar, Map<string, readonly Span[]>>();

/** When a calendar of the profile works between two instants, day by day. @throws when the profile has no such calendar. */
export function workingSpans(profile: Profile, id: string, from: number, to: number): Span[] {
  const calendar = profile.calendars[id];
  if (calendar === undefined) throw new Error(`no calendar ${id}`);
  const known = knownDays.get(calendar) ?? new Map<string, readonly Span[]>();
  knownDays.set(calendar, known);
  const spans: Span[] = [];
  // Dates as UTC has them, one more at either end: the zone's own are at most a day away.
  for (let day = Math.floor(from / DAY) - 1; day * DAY <= to + DAY; day += 1) {
    const date = new Date(day * DAY).toISOString().slice(0, 10);
    const key = `${profile.zone} ${date}`;
    const worked = known.get(key) ?? workedOn(calendar, date, profile.zone);
    known.set(key, worked);
    spans.push(...worked);
  }
  return within(spans, [{ from, to }]);
}

/** The hours worked on a date: overrides first, then the calendar's days, then the weekday. */
function workedOn(calendar: Calendar, date: string, zone: string): Span[] {
  const day = Temporal.PlainDate.from(date);
  const rule = calendar.overrides[date] ?? calendar.days[date];
  const isWorked = rule === undefined ? calendar.weekdays.includes(day.dayOfWeek) : rule !== "off";
  if (!isWorked) return [];
  const hours = Array.isArray(rule) ? rule : calendar.hours;
  const from = day.toZonedDateTime(zone).epochMilliseconds;
  const to = day.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
  if (to - from === DAY) return hours.map(([begin, end]) => ({ from: from + timeOf(begin), to: from + timeOf(end) }));
  // The clocks change on this day: minute by minute, as the wall clock reads.
  const minutes: Span[] = [];
  for (let minute = from; minute < to; minute += MINUTE) {
    const wall = Temporal.Instant.fromEpochMilliseconds(minute).toZonedDateTimeISO(zone).toPlainTime().toString();
    if (hours.some(([begin, end]) => wall >= begin && wall < end)) minutes.push({ from: minute, to: minute + MINUTE });
  }
  return minutes;
}

function timeOf(clock: string): number {
  const [hours, minutes] = clock.split(":").map(Number);
  return ((hours ?? 0) * 60 + (minutes ?? 0)) * MINUTE;
}
