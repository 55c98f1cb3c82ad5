import "../signed-command/command-button.css";
import "./supervision.css";
import { useState } from "react";
import type { IncidentCommand } from "../../domain/command.ts";
import { type Incident, isOpen, type Supervision } from "../../domain/incident.ts";
import { mayCommand } from "../../domain/viewer.ts";
import { formatElapsed } from "../../shared/format-duration.ts";
import type { Cockpit } from "../cockpit.ts";
import { formatLimit } from "../format.ts";
import { SupervisionBadge } from "./supervision-badge.tsx";
import { supervisionClock } from "./supervision-clock.ts";
import { SupervisionDialog } from "./supervision-dialog.tsx";

interface SupervisionLineProps {
  readonly incident: Incident;
  readonly cockpit: Cockpit;
}

/** 督办 of one incident: who waits for what and how long, and on forms with hands the button that asks or answers. */
export function SupervisionLine({ incident, cockpit }: SupervisionLineProps) {
  const [asking, setAsking] = useState<IncidentCommand["kind"] | null>(null);
  const { supervised } = incident;
  const hasHands = cockpit.form !== "wall";
  const kind = supervised !== null && supervised.answered === null ? "answer" : "supervise";
  const canCommand = hasHands && isOpen(incident) && mayCommand(cockpit.viewer, kind);
  // Closed while somebody writes: the gateway will say so, and what was written stays.
  if (asking === null && (!isOpen(incident) || (supervised === null && !canCommand))) return null;
  const open = (): void => {
    // The rotation would take the card, and the dialog with it, to the next incident.
    cockpit.setSpotlight(incident.id);
    setAsking(kind);
  };
  return (
    <div className="supervision-line">
      {supervised !== null && <Standing incident={incident} supervision={supervised} cockpit={cockpit} />}
      {canCommand && (
        <button type="button" className="command-button" onClick={open}>
          {cockpit.text(`supervision.${kind}`)}
        </button>
      )}
      {asking !== null && <SupervisionDialog kind={asking} incident={incident} onClose={() => setAsking(null)} />}
    </div>
  );
}

function Standing({ incident, supervision, cockpit }: SupervisionLineProps & { readonly supervision: Supervision }) {
  const { profile, now, text } = cockpit;
  const { answerWithin, assumed } = profile.supervision;
  const { elapsed, state } = supervisionClock(supervision, answerWithin, now);
  const { answered } = supervision;
  const { by, note } = answered ?? supervision;
  const limit = text("supervision.limit.short", { limit: formatLimit(answerWithin, text) });
  return (
    <p className="supervision-line__standing">
      <SupervisionBadge incident={incident} />
      <span className="supervision-line__words">
        <span>{text(answered === null ? "supervision.by" : "supervision.answeredBy", { by })}</span>
        {note !== "" && <q title={note}>{note}</q>}
      </span>
      <span className="supervision-line__time">
        <span className="supervision-clock" data-state={answered === null ? state : "answered"}>
          {answered === null ? formatElapsed(elapsed) : text("supervision.after", { elapsed: formatElapsed(elapsed) })}
        </span>
        {answered === null && <small>{assumed ? `${limit} · ${text("supervision.assumed")}` : limit}</small>}
      </span>
    </p>
  );
}
