import type { IncidentEvent } from "../domain/event.ts";
import type { Incident, TierId } from "../domain/incident.ts";
import { NEVER_SUPERVISED, type SupervisionEvents } from "../domain/supervision.ts";
import type { EpochMs } from "../shared/units.ts";

/** What the store keeps of one incident: its retained events and their fold. */
export interface IncidentRecord {
  readonly id: string;
  /** By rising revision, no revision twice. */
  readonly events: IncidentEvent[];
  /** Null while the report has not arrived. */
  incident: Incident | null;
  /** The tier it climbed to. */
  heldBy: TierId | null;
  /** The tier named by the close; null while open. */
  resolvedBy: TierId | null;
  /** The events that decide whether it stands under supervision. */
  supervision: SupervisionEvents;
  /** No stage was reached later than this: an event from then on needs no look at the order of stages. */
  latestStageAt: EpochMs;
  /** The close its eviction is planned by; null for none. */
  plannedClose: EpochMs | null;
  /** Events ignored for the order of stages. */
  misplacedStages: number;
  /** Reports after the first. */
  repeatedReports: number;
  /** Its observers have heard of it. */
  isKnown: boolean;
}

/** A record of an incident nothing was heard of yet. */
export function createRecord(id: string): IncidentRecord {
  return {
    id,
    events: [],
    incident: null,
    heldBy: null,
    resolvedBy: null,
    supervision: NEVER_SUPERVISED,
    latestStageAt: Number.NEGATIVE_INFINITY,
    plannedClose: null,
    misplacedStages: 0,
    repeatedReports: 0,
    isKnown: false,
  };
}

/** Puts an event in its place. Answers where it stands, or null when its revision is there already: the first one wins. */
export function insertEvent(record: IncidentRecord, event: IncidentEvent): number | null {
  const { events, incident } = record;
  if (incident !== null && event.revision > incident.revision) return events.push(event) - 1;
  let at = events.length;
  while (at > 0) {
    const before = events[at - 1];
    if (before === undefined || before.revision < event.revision) break;
    if (before.revision === event.revision) return null;
    at -= 1;
  }
  if (at === events.length) events.push(event);
  else events.splice(at, 0, event);
  return at;
}
