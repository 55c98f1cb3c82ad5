import { type Incident, isOpen } from "../../domain/incident.ts";
import type { Derived } from "../derived.ts";
import type { IncidentQuery, TableState } from "./incident-query.ts";
import type { TextTest } from "./text-test.ts";

type Reader = Pick<Derived, "deadlineOf" | "mechanismsOf">;

/** Whether an incident is in a state of the table now. */
function isInState(incident: Incident, state: TableState, derived: Reader): boolean {
  switch (state) {
    case "open":
      return isOpen(incident);
    case "closed":
      return !isOpen(incident);
    case "suspended":
      return isOpen(incident) && incident.suspendedSince !== null;
    case "atrisk":
    case "breached":
      return derived.deadlineOf(incident).state === state;
  }
}

/** Whether an incident passes every part of a query now. */
export function incidentTest(
  query: IncidentQuery,
  derived: Reader,
  hasText: TextTest,
): (incident: Incident) => boolean {
  const { states, mechanisms, brains, isSupervised } = query;
  return (incident) =>
    holds(brains, incident.brain) &&
    (!isSupervised || incident.supervised !== null) &&
    (states.length === 0 || states.some((state) => isInState(incident, state, derived))) &&
    (mechanisms.length === 0 || derived.mechanismsOf(incident).some((id) => mechanisms.includes(id))) &&
    hasText(incident);
}

function holds<Value>(values: readonly Value[], value: Value): boolean {
  return values.length === 0 || values.includes(value);
}
