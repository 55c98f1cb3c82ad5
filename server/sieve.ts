import { isIncidentEvent, type SequencedEvent, type StreamEvent } from "../src/domain/event.ts";
import type { Topic } from "../src/protocol/session.ts";
import type { EventLog } from "./event-log.ts";
import type { Scope } from "./scope.ts";
import type { Whereabouts } from "./whereabouts.ts";

/** What a group of viewers asked to see of the stream. */
export interface Sieve {
  readonly scope: Scope;
  readonly topics: ReadonlySet<Topic>;
}

/** The topic an event belongs to. */
function topicOf(event: StreamEvent): Topic {
  if (isIncidentEvent(event)) return "incidents";
  switch (event.kind) {
    case "tally":
      return "incidents";
    case "unitMoved":
    case "unitState":
    case "unitLeft":
      return "units";
    case "indicator":
      return "indicators";
    case "port":
      return "ports";
    case "mode":
      return "mode";
  }
}

/** Whether an event passes as it is: incidents by where they stood; indicators, ports and the mode belong to every scope, units to the whole only. */
export function passes(event: StreamEvent, sieve: Sieve, whereabouts: Whereabouts): boolean {
  const topic = topicOf(event);
  if (!sieve.topics.has(topic)) return false;
  const { regions } = sieve.scope;
  if (regions === null || (topic !== "incidents" && topic !== "units")) return true;
  return whereabouts.regionsOf(event).some((region) => regions.has(region));
}

/** The same for an incident as a whole, by every region it ever stood in. */
export function passesIncident(incident: string, sieve: Sieve, whereabouts: Whereabouts): boolean {
  if (!sieve.topics.has("incidents")) return false;
  const { regions } = sieve.scope;
  return regions === null || whereabouts.regionsOfIncident(incident).some((region) => regions.has(region));
}

/**
 * Of the last events of the stream, or of what is held of it, those that pass, in order. A scope gets of a unit what it said and where it was while it stood there. When it
 * goes elsewhere the scope gets, under the same sequence, that it left and nothing of where to.
 */
export function siftHeld(events: readonly SequencedEvent[], sieve: Sieve, whereabouts: Whereabouts): SequencedEvent[] {
  const { regions } = sieve.scope;
  if (regions === null || !sieve.topics.has("units"))
    return events.filter(({ event }) => passes(event, sieve, whereabouts));
  const places = whereabouts.placesOfFixes(events);
  const passed: SequencedEvent[] = [];
  for (const sequenced of events) {
    const { sequence, event } = sequenced;
    if (event.kind === "unitState") {
      if (regions.has(event.region)) passed.push(sequenced);
      const move = whereabouts.moveAt(sequence);
      if (move === undefined || move.from === null || !regions.has(move.from) || regions.has(move.to)) continue;
      passed.push({ sequence, event: { kind: "unitLeft", unit: event.unit, at: move.at } });
    } else if (event.kind === "unitMoved") {
      if (regions.has(places.get(sequence) ?? "")) passed.push(sequenced);
    } else if (passes(event, sieve, whereabouts)) passed.push(sequenced);
  }
  return passed;
}

/**
 * The same of events just taken in or missed. Where an event says where an incident is (its report, or an amended region), the incident's earlier events
 * go first under the same sequence: a scope it only now enters has not seen them, and an event applies once however often it arrives.
 */
export async function sift(
  events: readonly SequencedEvent[],
  sieve: Sieve,
  whereabouts: Whereabouts,
  log: Pick<EventLog, "eventsOf">,
): Promise<SequencedEvent[]> {
  const held = siftHeld(events, sieve, whereabouts);
  if (sieve.scope.regions === null) return held;
  const passed: SequencedEvent[] = [];
  for (const sequenced of held) {
    const { sequence, event } = sequenced;
    if (isIncidentEvent(event) && locates(event)) {
      for (const earlier of await log.eventsOf(event.incident))
        if (earlier.sequence < sequence) passed.push({ sequence, event: earlier.event });
    }
    passed.push(sequenced);
  }
  return passed;
}

function locates(event: StreamEvent): boolean {
  return event.kind === "reported" || (event.kind === "amended" && event.patch.region !== undefined);
}
