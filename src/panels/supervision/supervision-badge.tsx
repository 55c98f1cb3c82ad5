import "./supervision.css";
import type { Incident } from "../../domain/incident.ts";
import { awaitsAnswer } from "../../domain/supervision.ts";
import { formatElapsed } from "../../shared/format-duration.ts";
import { SECOND } from "../../shared/units.ts";
import { useBeat } from "../beat.ts";
import { supervisionClock } from "./supervision-clock.ts";

/** 督: a leader waits for an answer. Filled once that is late. Nothing for an incident nobody waits for. */
export function SupervisionBadge({ incident }: { readonly incident: Incident }) {
  const { profile, now, text } = useBeat(SECOND);
  const { supervised } = incident;
  if (supervised === null || !awaitsAnswer(supervised)) return null;
  const clock = supervisionClock(supervised, profile.supervision.answerWithin, now);
  const label = text("supervision.badgeLabel", { by: supervised.by, elapsed: formatElapsed(clock.elapsed) });
  return (
    <span className="supervision-badge" data-state={clock.state} role="img" aria-label={label} title={label}>
      {text("supervision.badge")}
    </span>
  );
}
