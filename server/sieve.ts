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
      return "units";
    case "indicator":
      return "indicators";
    case "port":
      return "ports";
    case "mode":
      return "mode";
  }
}

/** Whether an event passes: incidents and units by where they stand; indicators, ports and the mode belong to every scope. */
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
 * The events that pass, in order. Where an event says where an incident is (its report, or an amended region), the incident's earlier events
 * go first under the same sequence: a scope it only now enters has not seen them, and an event applies once however often it arrives.
 */
export async function sift(
  events: readonly SequencedEvent[],
  sieve: Sieve,
  whereabouts: Whereabouts,
  log: Pick<EventLog, "eventsOf">,
): Promise<SequencedEvent[]> {
  const passed: SequencedEvent[] = [];
  for (const sequenced of events) {
    const { sequence, event } = sequenced;
    if (!passes(event, sieve, whereabouts)) continue;
    if (sieve.scope.regions !== null && isIncidentEvent(event) && locates(event)) {
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
