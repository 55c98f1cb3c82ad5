import type { Deadline, Derived } from "../../derive/derived.ts";
import type { CategorySymbol, Profile } from "../../domain/profile.ts";
import type { Language } from "../cockpit.ts";

/** One row of the at-risk and breached list. */
export interface UrgentRow {
  readonly id: string;
  readonly symbol: CategorySymbol;
  readonly title: string;
  /** Place · the stage that runs. */
  readonly detail: string;
  readonly deadline: Deadline;
}

/** The most urgent incidents, least time left first. */
export function urgentRows(derived: Derived, profile: Profile, language: Language, most: number): readonly UrgentRow[] {
  return derived.urgent(most).map((incident) => {
    const deadline = derived.deadlineOf(incident);
    const category = profile.categories.find(({ id }) => id === incident.category);
    const detail = [incident.place, deadline.stage?.name[language] ?? ""].filter((part) => part !== "");
    return {
      id: incident.id,
      // A category the profile does not know still stands in the list; the plainest silhouette says the least.
      symbol: category?.symbol ?? "circle",
      title: incident.title,
      detail: detail.join(" · "),
      deadline,
    };
  });
}

/** How many whole rows fit; when not all do, one row's place is kept for the line that says how many more. */
export function rowsThatFit(total: number, height: number, rowHeight: number, moreHeight: number): number {
  if (rowHeight <= 0) return 0;
  const whole = Math.max(0, Math.floor((height + 0.5) / rowHeight));
  if (total <= whole) return total;
  return Math.max(0, Math.floor((height - moreHeight + 0.5) / rowHeight));
}
