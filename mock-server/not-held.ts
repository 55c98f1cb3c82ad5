import type { EventLog } from "../server/event-log.ts";
import { isIncidentEvent, type StreamEvent } from "../src/domain/event.ts";

/** Of a simulation's past, what the log does not hold: one that outlived the process has most of it already. In the same order. */
export async function notHeld(
  events: readonly StreamEvent[],
  log: Pick<EventLog, "snapshot">,
): Promise<readonly StreamEvent[]> {
  const held = (await log.snapshot({ from: Number.NEGATIVE_INFINITY })).events;
  const known = new Set(held.map(({ event }) => nameOf(event)));
  return known.size === 0 ? events : events.filter((event) => !known.has(nameOf(event)));
}

function nameOf(event: StreamEvent): string {
  return isIncidentEvent(event) ? JSON.stringify([event.incident, event.revision]) : JSON.stringify(event);
}
