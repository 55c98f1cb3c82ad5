import type { Deadline } from "../../derive/derived.ts";
import { LIKELY, type Prediction } from "../../derive/prediction/prediction.ts";
import type { Incident } from "../../domain/incident.ts";
import type { CategorySymbol } from "../../domain/profile.ts";
import { topBy } from "../../shared/top-by.ts";
import type { Cockpit } from "../cockpit.ts";
import { holderOf } from "../holder.ts";
import { awaitedStage } from "../stage-names.ts";

/** One row of the at-risk and breached list. */
export interface UrgentRow {
  readonly incident: Incident;
  readonly symbol: CategorySymbol;
  readonly place: string;
  /** The stage that runs · who holds it. */
  readonly standing: string;
  readonly deadline: Deadline;
  /** Of an incident that is in time and likely late; null of those the list is about. */
  readonly prediction: Prediction | null;
}

type Reader = Pick<Cockpit, "derived" | "predictions" | "profile" | "store" | "language" | "text">;

/** The most urgent incidents, least time left first. */
export function urgentRows(cockpit: Reader, most: number): readonly UrgentRow[] {
  return cockpit.derived.urgent(most).map((incident) => rowOf(incident, null, cockpit));
}

/** Incidents still in time that will likely be late, most likely first. Looks at every open one: ask only where there is room for an answer. */
export function likelyRows(cockpit: Reader, most: number): readonly UrgentRow[] {
  if (most <= 0) return [];
  const likely: { readonly incident: Incident; readonly probability: number }[] = [];
  for (const incident of cockpit.derived.openIncidents()) {
    const probability = cockpit.predictions.probabilityOf(incident) ?? 0;
    if (probability < LIKELY || cockpit.derived.deadlineOf(incident).state !== "intime") continue;
    likely.push({ incident, probability });
  }
  return topBy(likely, most, (a, b) => b.probability - a.probability).map(({ incident }) =>
    rowOf(incident, cockpit.predictions.of(incident), cockpit),
  );
}

function rowOf(incident: Incident, prediction: Prediction | null, cockpit: Reader): UrgentRow {
  const { derived, profile, text } = cockpit;
  const deadline = derived.deadlineOf(incident);
  const holder = holderOf(incident, cockpit);
  const held = text(`holder.${holder.kind}`, { name: holder.name });
  return {
    incident,
    // A category the profile does not know still stands in the list; the plainest silhouette says the least.
    symbol: profile.categories.find(({ id }) => id === incident.category)?.symbol ?? "circle",
    place: incident.place,
    standing: [deadline.stage === null ? "" : awaitedStage(deadline.stage, cockpit), held]
      .filter((part) => part !== "")
      .join(" · "),
    deadline,
    prediction,
  };
}

/** How many whole rows fit; when not all do, one row's place is kept for the line that says how many more. */
export function rowsThatFit(total: number, height: number, rowHeight: number, moreHeight: number): number {
  if (rowHeight <= 0) return 0;
  const whole = Math.max(0, Math.floor((height + 0.5) / rowHeight));
  if (total <= whole) return total;
  return Math.max(0, Math.floor((height - moreHeight + 0.5) / rowHeight));
}

/** How many rows fit below `total` others and a line of words. */
export function rowsLeft(total: number, height: number, rowHeight: number, lineHeight: number): number {
  if (rowHeight <= 0) return 0;
  return Math.max(0, Math.floor((height - total * rowHeight - lineHeight + 0.5) / rowHeight));
}
