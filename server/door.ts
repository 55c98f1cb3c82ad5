import { isIncidentEvent, type StreamEvent } from "../src/domain/event.ts";
import { GATEWAY_REVISIONS_FROM } from "../src/domain/supervision.ts";
import type { ClockStatement } from "../src/protocol/clock.ts";
import { decodeEvents } from "../src/protocol/decode.ts";
import { encodeEvent } from "../src/protocol/encode.ts";

/** Counts what the gateway turned away (and what it shortened, as `clamped-text`), by reason, since it started. */
export class DoorCounts {
  readonly rejected = new Map<string, number>();

  add(reason: string, count: number): void {
    if (count > 0) this.rejected.set(reason, (this.rejected.get(reason) ?? 0) + count);
  }
}

/** Puts wire tuples from outside through the door of the protocol; what does not pass is counted and told, one line each. */
export function admit(
  tuples: unknown,
  clock: ClockStatement,
  counts: DoorCounts,
  complain: (line: string) => void,
): StreamEvent[] {
  const { events, rejected, clamped, complaints } = decodeEvents(tuples, 0, clock);
  for (const [reason, count] of rejected) counts.add(reason, count);
  counts.add("clamped-text", clamped);
  for (const line of complaints) complain(line);
  return events.flatMap(({ event }) => {
    if (!isIncidentEvent(event) || event.revision < GATEWAY_REVISIONS_FROM) return event;
    counts.add("malformed", 1);
    complain(`${event.kind} "${event.incident}": revision: ${event.revision} is one of the gateway's own`);
    return [];
  });
}

/** Events as a program built them → tuples for `admit`: types say nothing about ranges, and a source may be wrong about its own. */
export function toTuples(events: readonly StreamEvent[]): unknown[] {
  return events.map((event, index) => {
    try {
      return encodeEvent(event, index);
    } catch {
      return [index, (event as { readonly kind?: unknown } | null)?.kind];
    }
  });
}
