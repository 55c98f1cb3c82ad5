/** What a zone's clock and calendar say, read off a formatter. */

const HOUR = 3_600_000;

interface Clock {
  readonly date: string;
  readonly weekday: number;
  readonly hour: number;
}

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const formatters = new Map<string, Intl.DateTimeFormat>();

const clocks = new Map<string, Clock>();

/** What the zone's wall shows: asked once for each quarter of an hour, for nothing of it changes within one. */
export function clockAt(at: number, zone: string): Clock {
  const key = `${zone} ${Math.floor(at / 900_000)}`;
  let clock = clocks.get(key);
  if (clock === undefined) {
    clock = readClock(at, zone);
    clocks.set(key, clock);
  }
  return clock;
}

function readClock(at: number, zone: string): Clock {
  let formatter = formatters.get(zone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      weekday: "short",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      hourCycle: "h23",
    });
    formatters.set(zone, formatter);
  }
  const parts = Object.fromEntries(formatter.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    date: `${parts.year}-${parts.month}-${parts.day}`,
    weekday: WEEKDAYS.indexOf(parts.weekday ?? "") + 1,
    hour: Number(parts.hour),
  };
}

const starts = new Map<string, number>();

/** First instant of the day that holds `at`. */
export function dayStart(at: number, zone: string): number {
  const { date } = clockAt(at, zone);
  const key = `${zone} ${date}`;
  let start = starts.get(key);
  if (start === undefined) {
    start = at - (((at % 900_000) + 900_000) % 900_000);
    while (clockAt(start - 1, zone).date === date) start -= 900_000;
    starts.set(key, start);
  }
  return start;
}

/** First instant of the day so many days before that of `start`. */
export function daysBefore(start: number, days: number, zone: string): number {
  let at = start;
  for (let day = 0; day < days; day += 1) at = dayStart(at - 1, zone);
  return at;
}

/** First instant of the day after the one that begins at `start`. */
export function nextDay(start: number, zone: string): number {
  let at = start + 20 * HOUR;
  while (dayStart(at, zone) === start) at += 900_000;
  return dayStart(at, zone);
}
