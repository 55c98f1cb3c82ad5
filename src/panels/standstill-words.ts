import type { Standstill } from "../derive/derived.ts";
import { formatClockMinutes, formatDate, formatMonthDay } from "../shared/format-instant.ts";
import type { EpochMs } from "../shared/units.ts";
import type { Cockpit } from "./cockpit.ts";

type Speaker = Pick<Cockpit, "profile" | "now" | "text">;

/** Why a clock stands still, and until when or since when: `停表：非工作时间，11-23 08:30 起走`. */
export function standstillWords({ cause, since, until }: Standstill, cockpit: Speaker): string {
  const { text } = cockpit;
  const parts = [text(`standstill.${cause}`)];
  if (since !== null) parts.push(text("standstill.since", { at: instant(since, cockpit) }));
  if (until !== null) parts.push(text("standstill.goesOn", { at: instant(until, cockpit) }));
  return text("standstill", { why: parts.join(text("table.facet.and")) });
}

/** Until when, short enough for a cell: `停至 13:30`, of another day `停至 11-23`; null where nobody knows. */
export function standstillUntil({ until }: Standstill, cockpit: Speaker): string | null {
  if (until === null) return null;
  const { profile, now, text } = cockpit;
  const isToday = formatDate(until, profile.zone) === formatDate(now, profile.zone);
  const at = isToday ? formatClockMinutes(until, profile.zone) : formatMonthDay(until, profile.zone);
  return text("standstill.until", { at });
}

function instant(at: EpochMs, { profile, now }: Speaker): string {
  const time = formatClockMinutes(at, profile.zone);
  const isToday = formatDate(at, profile.zone) === formatDate(now, profile.zone);
  return isToday ? time : `${formatMonthDay(at, profile.zone)} ${time}`;
}
