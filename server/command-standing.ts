import type { SequencedEvent } from "../src/domain/event.ts";
import {
  awaitsAnswer,
  GATEWAY_REVISIONS_FROM,
  NEVER_SUPERVISED,
  noteSupervision,
  supervisionOf,
} from "../src/domain/supervision.ts";

/** What a command has to know of an incident. */
export interface CommandStanding {
  readonly isReported: boolean;
  readonly isClosed: boolean;
  /** Under supervision and not answered. */
  readonly isAwaited: boolean;
  /** Keys of its alarms that somebody has seen. */
  readonly acknowledged: ReadonlySet<string>;
  /** The gateway's next revision of it. */
  readonly nextRevision: number;
}

/** Reads it from the incident's held events, in any order. The close is what the event of the highest revision says of it, as for the log. */
export function commandStanding(events: readonly SequencedEvent[]): CommandStanding {
  let supervision = NEVER_SUPERVISED;
  const acknowledged = new Set<string>();
  let isReported = false;
  let isClosed = false;
  let closeSaidBy = 0;
  let lastRevision = GATEWAY_REVISIONS_FROM - 1;
  for (const { event } of events) {
    if (!("revision" in event)) continue;
    if (event.revision > lastRevision) lastRevision = event.revision;
    if (event.kind === "supervised" || event.kind === "answered") supervision = noteSupervision(supervision, event);
    else if (event.kind === "acknowledged") for (const key of event.alarms) acknowledged.add(key);
    else if (event.kind === "reported") isReported = true;
    else if (event.revision > closeSaidBy) {
      if (event.kind === "amended" && event.patch.closed === undefined) continue;
      if (event.kind !== "amended" && event.kind !== "closed") continue;
      isClosed = event.kind === "closed" || event.patch.closed !== null;
      closeSaidBy = event.revision;
    }
  }
  const isAwaited = awaitsAnswer(supervisionOf(supervision));
  return { isReported, isClosed, isAwaited, acknowledged, nextRevision: lastRevision + 1 };
}
