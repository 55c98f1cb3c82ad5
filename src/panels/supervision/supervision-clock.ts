import type { Supervision } from "../../domain/incident.ts";
import type { DurationMs, EpochMs } from "../../shared/units.ts";

/** The last third of the time, as for the stages' own clocks (design token --clock-warn-at). */
const AT_RISK_SHARE = 0.34;

/** How long a supervision stood, or stands, unanswered, and what that is against its limit. */
export interface SupervisionClock {
  readonly elapsed: DurationMs;
  readonly state: "intime" | "atrisk" | "breached";
}

/** Reads a supervision's clock at `now` (stream time); an answer stops it. */
export function supervisionClock(supervision: Supervision, answerWithin: DurationMs, now: EpochMs): SupervisionClock {
  const elapsed = Math.max(0, (supervision.answered?.at ?? now) - supervision.at);
  if (elapsed > answerWithin) return { elapsed, state: "breached" };
  return { elapsed, state: answerWithin - elapsed <= AT_RISK_SHARE * answerWithin ? "atrisk" : "intime" };
}
