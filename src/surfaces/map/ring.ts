import type { EpochMs, Share } from "../../shared/units.ts";
import type { RingClock } from "./map-data.ts";

export type RingState = "none" | "inTime" | "atRisk" | "overdue";

/** State of a ring at `now`; the shader computes the same from its time uniform. */
export function ringState(clock: RingClock | null, now: EpochMs): RingState {
  if (clock === null) return "none";
  if (now > clock.dueAt) return "overdue";
  return remainingShare(clock, now) <= clock.atRiskShare ? "atRisk" : "inTime";
}

/** Remaining part of the limit: what the arc shows. Below 0 when overdue. */
export function remainingShare(clock: RingClock, now: EpochMs): Share {
  return (clock.dueAt - now) / clock.limit;
}
