import { startOfDay } from "../domain/calendar-day.ts";
import { DAY, type DurationMs, type EpochMs, HOUR, MINUTE } from "../shared/units.ts";
import type { TallyWindow } from "./windows.ts";

/** The stretches of time figures are taken over: the windows, the tide strip, and what is counted of ports. */
export type FigureSpan = TallyWindow | "tide" | "halfHour";

/** What the begin of a stretch follows from. */
interface SpanFacts {
  readonly now: EpochMs;
  readonly profile: { readonly zone: string; readonly windowMs: DurationMs };
}

/** The first instant of a stretch. What is open now has none: it may have been reported as long ago as the table reaches (`all`). */
export function spanBegin(span: FigureSpan, { now, profile }: SpanFacts): EpochMs {
  switch (span) {
    case "today":
      return startOfDay(now, profile.zone);
    case "yesterday":
      return startOfDay(now, profile.zone, -1);
    case "lastWeek":
      return startOfDay(now, profile.zone, -7);
    case "24h":
      return now - DAY;
    case "previousDay":
      return now - 2 * DAY;
    case "7d":
      return now - 7 * DAY;
    case "all":
      // Closed incidents leave the table in steps of ten minutes.
      return Math.floor(now / (10 * MINUTE)) * 10 * MINUTE - profile.windowMs;
    case "tide":
      return now - 21 * HOUR;
    case "halfHour":
      return now - 30 * MINUTE;
  }
}

/** Since when a stretch that begins at `begin` is counted, when that is later: nothing is known of what was before. Null when it is known whole, and when the gateway does not say. */
export function countedSince(knownSince: EpochMs | null, begin: EpochMs): EpochMs | null {
  return knownSince !== null && knownSince > begin ? knownSince : null;
}

/** Whether a stretch is known whole. What is compared with the present has to be: unknown is not zero. */
export function isKnownWhole(span: FigureSpan, knownSince: EpochMs | null, facts: SpanFacts): boolean {
  return knownSince === null || countedSince(knownSince, spanBegin(span, facts)) === null;
}

/** Figures by id, those of an earlier day null where that day is not known whole. */
export function withoutUnknownDays<Value>(
  figures: Readonly<Record<string, Value>>,
  knownSince: EpochMs | null,
  facts: SpanFacts,
): Readonly<Record<string, Value | null>> {
  if (isKnownWhole("lastWeek", knownSince, facts)) return figures;
  const isYesterdayKnown = isKnownWhole("yesterday", knownSince, facts);
  const isUnknown = (id: string): boolean =>
    id.endsWith(".lastweek") || (!isYesterdayKnown && id.endsWith(".yesterday"));
  return Object.fromEntries(Object.entries(figures).map(([id, value]) => [id, isUnknown(id) ? null : value]));
}
