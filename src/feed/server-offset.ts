import { MINUTE } from "../shared/units.ts";
import type { DurationMs, EpochMs } from "../shared/units.ts";

/** One question and answer: the page's clock at both ends, the server's in between. */
export interface RoundTrip {
  readonly sentAt: EpochMs;
  readonly serverTime: EpochMs;
  readonly receivedAt: EpochMs;
}

/** Server clock − page clock, and how far off that may be. */
export interface OffsetEstimate {
  readonly offset: DurationMs;
  readonly error: DurationMs;
}

/** Older round trips are forgotten: clocks drift apart (50 ppm is 3 ms a minute). */
const MEMORY: DurationMs = 5 * MINUTE;
const MOST_SAMPLES = 16;
/** Room for drift over the memory. */
const DRIFT: DurationMs = 30;

/** The offset one round trip tells: the answer is taken to be written half way, so it is wrong by half the round trip at most (RFC 5905, §8). */
export function offsetOf(trip: RoundTrip): OffsetEstimate {
  return {
    offset: trip.serverTime - (trip.sentAt + trip.receivedAt) / 2,
    error: (trip.receivedAt - trip.sentAt) / 2,
  };
}

/**
 * Adds a round trip to those remembered, and forgets those it contradicts: a clock was set meanwhile.
 * One that ends before it began (the page's clock was set back under way) tells nothing and clears them.
 */
export function rememberRoundTrip(trips: readonly RoundTrip[], trip: RoundTrip): readonly RoundTrip[] {
  if (trip.receivedAt < trip.sentAt) return [];
  const agreeing = trips.filter((known) => isRecent(known, trip) && agree(offsetOf(known), offsetOf(trip)));
  return [...agreeing, trip].slice(-MOST_SAMPLES);
}

function isRecent(known: RoundTrip, latest: RoundTrip): boolean {
  return Math.abs(latest.receivedAt - known.receivedAt) <= MEMORY;
}

function agree(one: OffsetEstimate, other: OffsetEstimate): boolean {
  return Math.abs(one.offset - other.offset) <= one.error + other.error + DRIFT;
}

/** The estimate of the quickest round trip remembered: least room for error. Null without any. */
export function bestOffset(trips: readonly RoundTrip[]): OffsetEstimate | null {
  let best: OffsetEstimate | null = null;
  for (const trip of trips) {
    const estimate = offsetOf(trip);
    if (best === null || estimate.error <= best.error) best = estimate;
  }
  return best;
}

/** What a message without a question tells: it was on its way for an unknown time, so the true offset is this or more. */
export function oneWayOffset(serverTime: EpochMs, receivedAt: EpochMs): OffsetEstimate {
  return { offset: serverTime - receivedAt, error: Number.POSITIVE_INFINITY };
}

/** True when a message would have arrived before it was sent: the page's clock was set back, and the estimate is void. */
export function contradictsOffset(estimate: OffsetEstimate, serverTime: EpochMs, receivedAt: EpochMs): boolean {
  return serverTime > receivedAt + estimate.offset + estimate.error + 1;
}
