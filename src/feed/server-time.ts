import type { DurationMs, EpochMs } from "../shared/units.ts";
import type { ClockStatement } from "./feed.ts";
import {
  bestOffset,
  contradictsOffset,
  oneWayOffset,
  rememberRoundTrip,
  type OffsetEstimate,
  type RoundTrip,
} from "./server-offset.ts";
import { laterStatement, streamTimeAt } from "./stream-clock.ts";

/** The server's clock and the stream's clock as a page knows them. */
export interface ServerTime {
  /** A message stated the clock. Returns true when it shows that the page's clock was set, so that the offset must be measured anew. */
  heard(statement: ClockStatement, receivedAt: EpochMs): boolean;
  /** A question about the clock was answered. */
  answered(trip: RoundTrip): void;
  /** Another server, or a machine that slept: nothing measured before counts. */
  reset(): void;
  serverNow(): EpochMs | null;
  streamNow(): EpochMs | null;
  /** Since the statement was made; null until the offset is measured. */
  latencyOf(statement: ClockStatement, receivedAt: EpochMs): DurationMs | null;
  readonly rate: number;
}

/** Keeps the best known offset. Until the first answer it goes by the messages' own times, which are late by their way. */
export function createServerTime(now: () => EpochMs): ServerTime {
  let trips: readonly RoundTrip[] = [];
  let estimate: OffsetEstimate | null = null;
  let statement: ClockStatement | null = null;
  const serverNow = (): EpochMs | null => (estimate === null ? null : now() + estimate.offset);

  return {
    heard(stated, receivedAt) {
      statement = laterStatement(statement, stated);
      const contradicted = estimate !== null && contradictsOffset(estimate, stated.serverTime, receivedAt);
      const oneWay = oneWayOffset(stated.serverTime, receivedAt);
      const isProvisional = estimate === null || !Number.isFinite(estimate.error);
      if (contradicted) trips = [];
      if (contradicted || estimate === null || (isProvisional && oneWay.offset > estimate.offset)) estimate = oneWay;
      return contradicted;
    },
    answered(trip) {
      trips = rememberRoundTrip(trips, trip);
      estimate = bestOffset(trips) ?? estimate;
    },
    reset() {
      trips = [];
      estimate = null;
      statement = null;
    },
    serverNow,
    streamNow() {
      const server = serverNow();
      return statement === null || server === null ? null : streamTimeAt(statement, server);
    },
    latencyOf(stated, receivedAt) {
      if (estimate === null || !Number.isFinite(estimate.error)) return null;
      return Math.max(0, receivedAt + estimate.offset - stated.serverTime);
    },
    get rate() {
      return statement?.rate ?? 1;
    },
  };
}
