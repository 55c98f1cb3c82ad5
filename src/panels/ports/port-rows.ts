import type { PortActivity } from "../../derive/derived.ts";
import type { DurationMs, EpochMs } from "../../shared/units.ts";
import type { Cockpit } from "../cockpit.ts";

/** One row of the source ports. */
export interface PortRow {
  readonly id: string;
  readonly name: string;
  /** `unknown` while nothing can be heard of any port. */
  readonly state: PortActivity["state"] | "unknown";
  /** Events per second over the last minute. */
  readonly rate: number;
  readonly lag: DurationMs | null;
  /** Events in each of the last 30 minutes, oldest first. */
  readonly perMinute: readonly number[];
  /** Their sum. */
  readonly events: number;
  /** How long nothing came, for a port that is not live; null when live, unknown, or when nothing ever came. */
  readonly silence: DurationMs | null;
}

/** All ports of the profile in its order. Away from the stream nothing is known of them: silence there says nothing of a port. */
export function portRows({
  derived,
  profile,
  language,
  now,
  freshness,
}: Pick<Cockpit, "derived" | "profile" | "language" | "now" | "freshness">): readonly PortRow[] {
  return profile.ports.map((port) => {
    const activity = derived.port(port.id);
    const state = freshness === "live" ? activity.state : "unknown";
    const isSilent = (state === "stale" || state === "down") && activity.lastEventAt !== null;
    return {
      id: port.id,
      name: port.name[language],
      state,
      rate: activity.rate,
      lag: state === "unknown" ? null : activity.lag,
      perMinute: activity.perMinute,
      events: activity.perMinute.reduce((sum, count) => sum + count, 0),
      silence: isSilent ? Math.max(0, now - (activity.lastEventAt ?? now)) : null,
    };
  });
}

/** When the stream was lost (stream time); null while it is not, or while that is not known. */
export function lostSince({
  connection: { state },
  serverNow,
  now,
  rate,
}: Pick<Cockpit, "connection" | "serverNow" | "now" | "rate">): EpochMs | null {
  if ((state.kind !== "offline" && state.kind !== "stale") || serverNow === null) return null;
  return now - (serverNow - state.since) * rate;
}

/** What the numbers count: events per second once the busiest port passes one a second; else events of the half hour, as a street's rates would all read 0.0. */
export function countedAs(rows: readonly PortRow[]): "rate" | "events" {
  return rows.some((row) => row.rate >= 1) ? "rate" : "events";
}
