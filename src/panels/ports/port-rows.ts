import type { Derived, PortActivity } from "../../derive/derived.ts";
import type { Profile } from "../../domain/profile.ts";
import type { DurationMs, EpochMs } from "../../shared/units.ts";
import type { Language } from "../cockpit.ts";

/** One row of the source ports. */
export interface PortRow {
  readonly id: string;
  readonly name: string;
  readonly state: PortActivity["state"];
  /** Events per second over the last minute. */
  readonly rate: number;
  readonly lag: DurationMs | null;
  /** Events in each of the last 30 minutes, oldest first. */
  readonly perMinute: readonly number[];
  /** Their sum. */
  readonly events: number;
  /** How long nothing came, for a port that is not live; null when live or when nothing ever came. */
  readonly silence: DurationMs | null;
}

/** All ports of the profile in its order. */
export function portRows(derived: Derived, profile: Profile, language: Language, now: EpochMs): readonly PortRow[] {
  return profile.ports.map((port) => {
    const activity = derived.port(port.id);
    const isSilent = activity.state !== "live" && activity.lastEventAt !== null;
    return {
      id: port.id,
      name: port.name[language],
      state: activity.state,
      rate: activity.rate,
      lag: activity.lag,
      perMinute: activity.perMinute,
      events: activity.perMinute.reduce((sum, count) => sum + count, 0),
      silence: isSilent ? Math.max(0, now - (activity.lastEventAt ?? now)) : null,
    };
  });
}

/** What the numbers count: events per second once the busiest port passes one a second; else events of the half hour, as a street's rates would all read 0.0. */
export function countedAs(rows: readonly PortRow[]): "rate" | "events" {
  return rows.some((row) => row.rate >= 1) ? "rate" : "events";
}
