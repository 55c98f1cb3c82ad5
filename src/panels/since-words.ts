import { countedSince, type FigureSpan, spanBegin } from "../derive/known-since.ts";
import { formatClockMinutes, formatDate, formatMonthDay } from "../shared/format-instant.ts";
import type { EpochMs } from "../shared/units.ts";
import type { Cockpit } from "./cockpit.ts";

type SinceFacts = Pick<Cockpit, "now" | "profile" | "text"> & {
  readonly connection: Pick<Cockpit["connection"], "knownSince">;
};

/** `自 14:02 起`: of a figure that counts less than its window, because nothing is known of what was before. Null when it counts all of it. */
export function sinceWords(span: FigureSpan, cockpit: SinceFacts): string | null {
  const { knownSince } = cockpit.connection;
  const since = knownSince === null ? null : countedSince(knownSince, spanBegin(span, cockpit));
  return since === null ? null : cockpit.text("known.since", { time: sinceInstant(since, cockpit) });
}

/** `14:02`, of another day `11-20 14:02`, of another year with it; in the profile's zone. */
export function sinceInstant(since: EpochMs, { now, profile: { zone } }: Pick<Cockpit, "now" | "profile">): string {
  const clock = formatClockMinutes(since, zone);
  const [day, today] = [formatDate(since, zone), formatDate(now, zone)];
  if (day === today) return clock;
  return `${day.slice(0, 4) === today.slice(0, 4) ? formatMonthDay(since, zone) : day} ${clock}`;
}
