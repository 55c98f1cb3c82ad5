import { isIncidentEvent, type StreamEvent } from "../src/domain/event.ts";
import { GATEWAY_REVISIONS_FROM } from "../src/domain/supervision.ts";
import type { ClockStatement } from "../src/protocol/clock.ts";
import type { Complaint } from "../src/protocol/complaint.ts";
import { decodeEvents } from "../src/protocol/decode.ts";
import { encodeEvent } from "../src/protocol/encode.ts";

/** Counts what the gateway turned away (and what it shortened, as `clamped-text`), by reason, since it started. */
export class DoorCounts {
  readonly rejected = new Map<string, number>();

  add(reason: string, count: number): void {
    if (count > 0) this.rejected.set(reason, (this.rejected.get(reason) ?? 0) + count);
  }
}

/** Who looks at what is wrong with what comes. */
interface DoorWatch {
  /** Turned away: the first twenty of a call. */
  refused(tuple: unknown, complaint: Complaint): void;
  /** Let in with a text cleaned or cut. */
  clamped(tuple: unknown, event: StreamEvent): void;
}

/** Puts wire tuples from outside through the door of the protocol; what does not pass is counted and told, one line each. */
export function admit(
  tuples: unknown,
  clock: ClockStatement,
  counts: DoorCounts,
  complain: (line: string) => void,
  watch: DoorWatch,
): StreamEvent[] {
  const { events, rejected, clamped, complaints, refusals } = decodeEvents(tuples, 0, clock);
  const tupleAt = (index: number): unknown => (Array.isArray(tuples) ? tuples[index] : tuples);
  for (const refusal of refusals) watch.refused(tupleAt(refusal.index), refusal);
  for (const [index, event] of clamped) if (refusalOf(event) === null) watch.clamped(tupleAt(index), event);
  for (const [reason, count] of rejected) counts.add(reason, count);
  counts.add("clamped-text", clamped.size);
  for (const line of complaints) complain(line);
  return events.flatMap(({ event }) => {
    const refusal = refusalOf(event);
    if (refusal === null) return event;
    watch.refused(encodeEvent(event, 0), refusal);
    counts.add("malformed", 1);
    complain(`${event.kind} "${"incident" in event ? event.incident : ""}": ${refusal.field}: ${refusal.detail}`);
    return [];
  });
}

/** A tuple as an event, or why it is none. */
export type Admission =
  | { readonly event: StreamEvent; readonly isClamped: boolean; readonly refusal: null }
  | { readonly event: null; readonly refusal: Complaint };

/** The same door for one tuple, for whoever answers its sender; what is counted and told is theirs to do. */
export function admitOne(tuple: unknown, clock: ClockStatement): Admission {
  const { events, clamped, refusals } = decodeEvents([tuple], 0, clock);
  const event = events[0]?.event ?? null;
  if (event === null) return { event, refusal: refusals[0] ?? NOT_UNDERSTOOD };
  const refusal = refusalOf(event);
  if (refusal !== null) return { event: null, refusal };
  return { event, isClamped: clamped.size > 0, refusal: null };
}

const NOT_UNDERSTOOD: Complaint = { reason: "malformed", field: "(root)", detail: "not understood" };

/** Why an event that was understood may not come from a source: it has a revision of the gateway's own range, or is something the gateway alone says. */
function refusalOf(event: StreamEvent): Complaint | null {
  if (event.kind === "tally" || event.kind === "unitLeft")
    return { reason: "malformed", field: "kind", detail: `${event.kind} is the gateway's own` };
  if (!isIncidentEvent(event) || event.revision < GATEWAY_REVISIONS_FROM) return null;
  return { reason: "malformed", field: "revision", detail: `${event.revision} is one of the gateway's own` };
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
