import type { Deadline } from "../../derive/derived.ts";
import { type Incident, isOpen } from "../../domain/incident.ts";
import { STAGES } from "../../domain/lifecycle.ts";
import type { CategorySymbol } from "../../domain/profile.ts";
import { formatCountdown } from "../../shared/format-duration.ts";
import { formatClockMinutes, formatDate, formatMonthDay } from "../../shared/format-instant.ts";
import type { Cockpit } from "../cockpit.ts";
import { holderOf } from "../holder.ts";
import { awaitedStage, stageName } from "../stage-names.ts";

/** One incident of a list, in words. */
export interface IncidentRow {
  readonly id: string;
  readonly incident: Incident;
  readonly symbol: CategorySymbol;
  readonly title: string;
  /** Place · stage · who holds it. */
  readonly detail: string;
  /** `14:20`, of another day `11-19 14:20`. */
  readonly reported: string;
  readonly deadline: Deadline;
  /** Countdown while a clock runs, else what the incident is doing. */
  readonly state: string;
  readonly isRunning: boolean;
}

type Speaker = Pick<Cockpit, "derived" | "profile" | "store" | "language" | "text" | "now">;

/** Tells one incident of a list. */
export function incidentRow(incident: Incident, cockpit: Speaker): IncidentRow {
  const { derived, profile, text, now } = cockpit;
  const deadline = derived.deadlineOf(incident);
  const isRunning = deadline.state !== "none";
  const { reported, closed } = incident.stages;
  const holder = isOpen(incident) ? holderOf(incident, cockpit) : null;
  const stage = deadline.stage === null ? lastStage(incident, cockpit) : awaitedStage(deadline.stage, cockpit);
  const held = holder === null ? "" : text(`holder.${holder.kind}`, { name: holder.name });
  return {
    id: incident.id,
    incident,
    // A category the profile does not know still stands in the list; the plainest silhouette says the least.
    symbol: profile.categories.find(({ id }) => id === incident.category)?.symbol ?? "circle",
    title: incident.title,
    detail: [incident.place, stage, held].filter((part) => part !== "").join(" · "),
    reported: reported === null ? "" : dayAndTime(reported, now, profile.zone),
    deadline,
    state: isRunning
      ? formatCountdown(deadline.dueAt, now)
      : text(closed !== null ? "list.closed" : incident.suspendedSince !== null ? "list.suspended" : "list.noClock"),
    isRunning,
  };
}

/** The stage it stands at when no clock says so: the last one reached. */
function lastStage(incident: Incident, { profile, language, text }: Speaker): string {
  const last = STAGES.findLast((stage) => incident.stages[stage] !== null);
  if (last === undefined || last === "closed") return "";
  return last === "reported" ? text("spotlight.stage.reported") : stageName(profile, last)[language];
}

function dayAndTime(at: number, now: number, zone: string): string {
  const time = formatClockMinutes(at, zone);
  return formatDate(at, zone) === formatDate(now, zone) ? time : `${formatMonthDay(at, zone)} ${time}`;
}
