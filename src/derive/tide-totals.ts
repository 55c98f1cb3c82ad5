import { type EpochMs, HOUR } from "../shared/units.ts";
import type { Derived } from "./derived.ts";

/** What the tide strip's head counts. */
export interface TideTotals {
  readonly reported: number;
  readonly closed: number;
  /** Stages that reached half their limit over it. */
  readonly overruns: number;
}

const SPAN = 21 * HOUR;

/** Counts of the last 21 hours: of reports and closes those in ten-minute bins that begin within them, the running bin included; of overruns those of whole minutes. */
export function tideTotals(derived: Pick<Derived, "tide" | "overruns">, now: EpochMs): TideTotals {
  let reported = 0;
  let closed = 0;
  for (const bin of derived.tide(now - SPAN)) {
    if (bin.from < now - SPAN) continue;
    reported += bin.reported;
    closed += bin.closed;
  }
  const overruns = derived.overruns(now - SPAN).reduce((sum, { count }) => sum + count, 0);
  return { reported, closed, overruns };
}
