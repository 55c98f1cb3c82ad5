import { type Incident, pausedBetween } from "../domain/incident.ts";
import type { Stage } from "../domain/lifecycle.ts";
import type { DurationMs, EpochMs } from "../shared/units.ts";

/** When a stage was reached, as far as it counts: what happened after the close does not. */
export function reachedAt(incident: Incident, stage: Stage): EpochMs | null {
  const instant = incident.stages[stage];
  const { closed } = incident.stages;
  return instant !== null && closed !== null && instant > closed ? null : instant;
}

/** Time of the clock between two instants: suspensions do not count; never negative. */
export function elapsedBetween(incident: Incident, from: EpochMs, to: EpochMs): DurationMs {
  return Math.max(0, to - from - pausedBetween(incident, from, to));
}

/**
 * The last instant at which a clock started at `from` has run no longer than `limit`; Infinity when a running suspension holds it for now.
 * It moves when the incident is suspended or resumed.
 */
export function lastInstantWithin(incident: Incident, from: EpochMs, limit: DurationMs): EpochMs {
  let instant = from + limit;
  for (const [start, end] of incident.pauses) {
    if (end <= from) continue;
    const begins = Math.max(start, from);
    if (begins > instant) break;
    instant += end - begins;
  }
  const { suspendedSince } = incident;
  return suspendedSince !== null && Math.max(suspendedSince, from) <= instant ? Number.POSITIVE_INFINITY : instant;
}

/** The first instant at which a clock started at `from` has run for `amount`; Infinity when a running suspension keeps it from getting there. */
export function firstInstantReaching(incident: Incident, from: EpochMs, amount: DurationMs): EpochMs {
  let instant = from + amount;
  for (const [start, end] of incident.pauses) {
    if (end <= from) continue;
    const begins = Math.max(start, from);
    if (begins >= instant) break;
    instant += end - begins;
  }
  const { suspendedSince } = incident;
  return suspendedSince !== null && Math.max(suspendedSince, from) < instant ? Number.POSITIVE_INFINITY : instant;
}
