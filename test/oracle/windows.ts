import { Temporal } from "temporal-polyfill";

const DAYS = 86_400_000;

/** Whether an instant lies in a window. */
export type Inside = (instant: number) => boolean;

/** Every window of figures as it stands at `now`, and the spans it is compared with. */
export function windowsAt(now: number, zone: string) {
  const midnight = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).startOfDay();
  const dayStart = (days: number): number => midnight.add({ days }).startOfDay().epochMilliseconds;
  const within =
    (from: number, to: number): Inside =>
    (instant) =>
      instant > now - from && instant <= now - to;
  const today = dayStart(0);
  const sameTimeOf = (days: number): Inside => {
    const begin = dayStart(days);
    const end = dayStart(days + 1);
    return (instant) => instant >= begin && instant < end && instant - begin <= now - today;
  };
  return {
    today: (instant: number) => instant >= today && instant <= now,
    "24h": within(DAYS, 0),
    "7d": within(7 * DAYS, 0),
    all: () => true,
    previousDay: within(2 * DAYS, DAYS),
    yesterday: sameTimeOf(-1),
    lastWeek: sameTimeOf(-7),
  } satisfies Record<string, Inside>;
}
