import { type EpochMs, HOUR } from "../shared/units.ts";
import type { Derived } from "./derived.ts";

/** What the tide strip's head counts. */
export interface TideTotals {
  readonly reported: number;
  readonly closed: number;
  /** Stages overrun by half their limit or more. */
  readonly overruns: number;
}

const SPAN = 21 * HOUR;

/** Counts of the last 21 hours: of reports and closes those in ten-minute bins that begin within them, the running bin included. */
export function tideTotals(derived: Pick<Derived, "tide" | "breachTicks">, now: EpochMs): TideTotals {
  let reported = 0;
  let closed = 0;
  for (const bin of derived.tide(now - SPAN)) {
    if (bin.from < now - SPAN) continue;
    reported += bin.reported;
    closed += bin.closed;
  }
  return { reported, closed, overruns: derived.breachTicks(now - SPAN).filter((tick) => tick.at <= now).length };
}
