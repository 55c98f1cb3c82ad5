import type { FeedEntry } from "../../derive/derived.ts";
import type { CategorySymbol, Profile } from "../../domain/profile.ts";
import { SECOND, type EpochMs } from "../../shared/units.ts";
import type { Language } from "../cockpit.ts";

/** One row of the event feed. */
export interface FeedRow {
  readonly id: string;
  readonly at: EpochMs;
  /** Reported within the last five seconds of the viewer's time: its time is in the accent. */
  readonly isNew: boolean;
  /** Null for a category the profile does not know. */
  readonly symbol: CategorySymbol | null;
  readonly title: string;
  /** Port · place · masked contact. */
  readonly detail: string;
}

const NEW_FOR = 5 * SECOND;
/** As many rows within a second are a flood. */
const FLOOD = 3;

/** Rows of the newest reports. At `rate` 60 the five seconds of a new row are five minutes of the stream. */
export function feedRows(
  entries: readonly FeedEntry[],
  profile: Profile,
  language: Language,
  now: EpochMs,
  rate: number,
): readonly FeedRow[] {
  return entries.map(({ incident, at }) => {
    const port = profile.ports.find((candidate) => candidate.id === incident.port);
    const category = profile.categories.find((candidate) => candidate.id === incident.category);
    const detail = [port?.name[language] ?? incident.port, incident.place, incident.contact];
    return {
      id: incident.id,
      at,
      isNew: now - at < NEW_FOR * Math.max(1, rate),
      symbol: category?.symbol ?? null,
      title: incident.title,
      detail: detail.filter((part) => part !== null && part !== "").join(" · "),
    };
  });
}

/** Whether rows come faster than an eye follows: then they stand at once, as motion without end tells nothing and costs every frame. */
export function isFlood(rows: readonly FeedRow[], now: EpochMs, rate: number): boolean {
  const row = rows[FLOOD - 1];
  return row !== undefined && now - row.at < SECOND * Math.max(1, rate);
}
