import type { ConnectionState } from "../domain/connection-state.ts";
import type { FeedStatistics } from "../feed/feed.ts";
import type { ConnectionView, EventLag, Freshness } from "../panels/cockpit.ts";
import type { DurationMs, EpochMs } from "../shared/units.ts";

/** What the page itself counts of a stream. */
export interface PageCounts {
  readonly latency: DurationMs | null;
  readonly lag: EventLag;
  readonly eventRate: number;
  readonly duplicates: number;
  /** Turned away by the page's own door and by the store, by reason. */
  readonly rejected: ReadonlyMap<string, number>;
  readonly complaints: readonly string[];
  readonly lastEventAt: EpochMs | null;
}

/** The connection as the top bar and the connection panel show it. */
export function viewConnection(state: ConnectionState, statistics: FeedStatistics, counts: PageCounts): ConnectionView {
  return {
    state,
    latency: counts.latency,
    lag: counts.lag,
    eventRate: counts.eventRate,
    sequence: statistics.sequence,
    gaps: statistics.gaps,
    streamId: statistics.streamId,
    rejected: sumCounts(counts.rejected, statistics.rejectedByGateway),
    duplicates: counts.duplicates,
    complaints: counts.complaints,
    lastEventAt: counts.lastEventAt,
    knownSince: statistics.knownSince,
    quality: statistics.quality,
  };
}

/**
 * How fresh the screen is. Until the first whole snapshot it loads; after that a lost link leaves the last state standing as disconnected,
 * also while it dials and loads again.
 */
export function freshnessOf(state: ConnectionState, wasComplete: boolean): Freshness {
  switch (state.kind) {
    case "live":
    case "replaying":
    case "demo":
    case "recovering":
      return wasComplete ? "live" : "loading";
    case "lagging":
      // Where nothing new can be taken in, what is shown grows old.
      if (state.cause === "log") return wasComplete ? "stale" : "loading";
      return wasComplete ? "live" : "loading";
    case "stale":
      return wasComplete ? "stale" : "loading";
    case "connecting":
    case "loading":
    case "offline":
    case "refused":
      return wasComplete ? "disconnected" : "loading";
  }
}

/** Adds up counts by reason. */
export function sumCounts(...parts: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const sum = new Map<string, number>();
  for (const part of parts) for (const [reason, count] of part) sum.set(reason, (sum.get(reason) ?? 0) + count);
  return sum;
}
