import { useState } from "react";
import type { Incident } from "../../domain/incident.ts";
import { SECOND } from "../../shared/units.ts";
import type { Cockpit } from "../cockpit.ts";
import { type Focus, focusCandidates, MOST_CANDIDATES, nextFocus } from "./next-focus.ts";

const DWELL = 15 * SECOND;

/** The incident in focus: the one the viewer selected, else the rotation's; null when nothing is at risk, overdue or supervised. */
export function useFocus(cockpit: Cockpit): Incident | null {
  const [focus, setFocus] = useState<Focus | null>(null);
  const { store, derived, whole, now, rate } = cockpit;
  // An alarm opens its incident whatever the screen is cut to; the rotation stays within it.
  const selected = cockpit.spotlight === null ? undefined : whole.store.incidents.get(cockpit.spotlight);
  if (selected !== undefined) return selected;
  const supervised = derived.supervised().filter(({ id }) => store.incidents.has(id));
  const candidates = focusCandidates(idsOf(derived.urgent(MOST_CANDIDATES)), idsOf(supervised));
  const next = nextFocus(focus, candidates, now, DWELL * Math.max(1, rate));
  // React's way of keeping something from the render before: set while rendering, and only on a change.
  if (next !== focus) setFocus(next);
  return next === null ? null : (store.incidents.get(next.incident) ?? null);
}

function idsOf(incidents: readonly Incident[]): readonly string[] {
  return incidents.map(({ id }) => id);
}
