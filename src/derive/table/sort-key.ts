import { type Incident, isOpen } from "../../domain/incident.ts";
import { STAGES } from "../../domain/lifecycle.ts";
import type { Profile } from "../../domain/profile.ts";
import { listRegions } from "../../domain/region.ts";
import type { Derived } from "../derived.ts";
import type { SortColumn } from "./incident-query.ts";
import { orderKey, type Readings } from "./readings.ts";

/** By what an incident is put in order. Either all keys of a column are numbers or all are texts. */
export type SortKey = (incident: Incident) => number | string;

const NEVER = Number.POSITIVE_INFINITY;

/** The key of a column. What the profile lists is in the profile's order, the unknown at the end; what is not there (no clock, not closed) at the end too. */
export function sortKey(
  column: SortColumn,
  profile: Profile,
  derived: Pick<Derived, "deadlineOf">,
  readings: Readings | null,
): SortKey {
  switch (column) {
    case "left":
      return (incident) => {
        const { state, dueAt } = derived.deadlineOf(incident);
        return state === "none" ? NEVER : dueAt;
      };
    case "state":
      return (incident) => stateRank(incident, derived);
    case "id":
      return ({ id }) => id;
    case "title":
      return ({ title }) => orderKey(title, readings);
    case "place":
      return ({ place }) => orderKey(place, readings);
    case "severity":
      return ({ severity }) => severity;
    case "reported":
      return ({ stages }) => stages.reported ?? NEVER;
    case "closed":
      return ({ stages }) => stages.closed ?? NEVER;
    case "stage":
      return ({ stages }) => STAGES.findLastIndex((stage) => stages[stage] !== null);
    case "category":
      return placeIn(profile.categories, ({ category }) => category);
    case "port":
      return placeIn(profile.ports, ({ port }) => port);
    case "brain":
      return placeIn(profile.brains, ({ brain }) => brain);
    case "region":
      return placeIn(listRegions(profile.regions), ({ region }) => region);
  }
}

/** Late, at risk, in time, without a clock, suspended, closed. */
function stateRank(incident: Incident, derived: Pick<Derived, "deadlineOf">): number {
  if (!isOpen(incident)) return 5;
  if (incident.suspendedSince !== null) return 4;
  return { breached: 0, atrisk: 1, intime: 2, none: 3 }[derived.deadlineOf(incident).state];
}

function placeIn(listed: readonly { readonly id: string }[], idOf: (incident: Incident) => string): SortKey {
  const places = new Map(listed.map(({ id }, place) => [id, place]));
  return (incident) => places.get(idOf(incident)) ?? listed.length;
}
