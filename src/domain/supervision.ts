import type { IncidentEvent } from "./event.ts";
import type { Supervision } from "./incident.ts";

/**
 * Revisions from here on are the gateway's own: what a viewer commands becomes an event of the incident without taking a revision its source
 * is going to use. Sources stay below (the gateway's door holds them to it).
 */
export const GATEWAY_REVISIONS_FROM = 1_000_000;

type SupervisionEvent = Extract<IncidentEvent, { readonly kind: "supervised" | "answered" }>;

/** The latest supervision and the latest answer among the events seen; each null before the first. */
export interface SupervisionEvents {
  readonly supervised: SupervisionEvent | null;
  readonly answered: SupervisionEvent | null;
}

/** Nothing was seen. */
export const NEVER_SUPERVISED: SupervisionEvents = { supervised: null, answered: null };

/**
 * Takes one more event in. They come from two hands, the source and the gateway, whose revisions say nothing about each other: the later
 * instant holds, at one instant the higher revision. So the order they are taken in does not matter.
 */
export function noteSupervision(events: SupervisionEvents, event: SupervisionEvent): SupervisionEvents {
  const latest = events[event.kind];
  return latest !== null && !isAfter(event, latest) ? events : { ...events, [event.kind]: event };
}

/** The supervision that stands, with its answer when one came after it. */
export function supervisionOf({ supervised, answered }: SupervisionEvents): Supervision | null {
  if (supervised === null) return null;
  const isAnswered = answered !== null && isAfter(answered, supervised);
  const { at, by, note } = supervised;
  return { at, by, note, answered: isAnswered ? { at: answered.at, by: answered.by, note: answered.note } : null };
}

/** Whether somebody waits for an answer. */
export function awaitsAnswer(supervision: Supervision | null): boolean {
  return supervision !== null && supervision.answered === null;
}

function isAfter(event: SupervisionEvent, other: SupervisionEvent): boolean {
  return event.at > other.at || (event.at === other.at && event.revision > other.revision);
}
