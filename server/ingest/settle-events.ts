import { type IncidentEvent, isIncidentEvent, type StreamEvent } from "../../src/domain/event.ts";
import { GATEWAY_REVISIONS_FROM } from "../../src/domain/supervision.ts";
import type { EventKey, EventLog } from "../event-log.ts";
import type { Fault } from "./verdict.ts";

/** An event that passed the door. */
export interface Candidate {
  /** What its source calls it; null: always a new one. */
  readonly key: EventKey | null;
  readonly event: StreamEvent;
  /** The source gave it no revision: it gets the next of its incident. */
  readonly isUnnumbered: boolean;
}

/** What the log says to a candidate: append it so, it stands there already, or it may not come in. */
export type Settlement =
  | { readonly append: StreamEvent }
  | { readonly known: number }
  /** The same as another candidate before it, by place in the list. */
  | { readonly same: number }
  | { readonly fault: Fault };

/** What the log (and the candidates before) hold of one incident. */
interface Folder {
  /** Places in the log by revision; of candidates before, their place in the list as −1 − place. */
  readonly revisions: Map<number, number>;
  last: number;
  reportPort: string | null;
}

/**
 * Compares candidates with the log, in their order. Nothing may be appended between this and the appending of what it answers.
 * An event counts as known by its id, or by incident and revision. Without a revision it gets the one after the source's last: 1 is kept for
 * the report.
 * @param ports whose incidents may be changed; null: all
 */
export async function settle(
  candidates: readonly Candidate[],
  log: Pick<EventLog, "eventsOf" | "sequencesOf">,
  ports: readonly string[] | null,
): Promise<Settlement[]> {
  const keys = candidates.flatMap(({ key }) => (key === null ? [] : [key]));
  const sequences = (await log.sequencesOf(keys)).values();
  const folders = new Map<string, Folder>();
  const placesById = new Map<string, number>();
  const settlements: Settlement[] = [];
  for (const [place, candidate] of candidates.entries()) {
    const { key } = candidate;
    const known = key === null ? null : (sequences.next().value ?? null);
    const id = key === null ? null : `${key.port} ${key.id}`;
    const earlier = id === null ? undefined : placesById.get(id);
    if (known !== null) settlements.push({ known });
    else if (earlier !== undefined) settlements.push({ same: earlier });
    else {
      const { event } = candidate;
      const settlement = isIncidentEvent(event)
        ? settleIncidentEvent(
            event,
            candidate.isUnnumbered,
            place,
            await openFolder(event.incident, folders, log),
            ports,
          )
        : { append: event };
      if ("append" in settlement && id !== null) placesById.set(id, place);
      settlements.push(settlement);
    }
  }
  return settlements;
}

function settleIncidentEvent(
  event: IncidentEvent,
  isUnnumbered: boolean,
  place: number,
  folder: Folder,
  ports: readonly string[] | null,
): Settlement {
  if (ports !== null && folder.reportPort !== null && !ports.includes(folder.reportPort)) {
    const detail = `${event.incident} was reported by ${folder.reportPort}, which this token does not speak for`;
    return { fault: { field: "incident", reason: "foreign-port", detail } };
  }
  if (!isUnnumbered) {
    const known = folder.revisions.get(event.revision);
    if (known !== undefined) return known > 0 ? { known } : { same: -1 - known };
  }
  if (event.kind === "reported" && folder.reportPort !== null) {
    const detail = `${event.incident} is reported already; send amended to correct it`;
    return { fault: { field: "incident", reason: "repeated-report", detail } };
  }
  const revision = isUnnumbered ? nextRevision(event, folder) : event.revision;
  if (revision >= GATEWAY_REVISIONS_FROM)
    return { fault: { field: "revision", reason: "malformed", detail: "the incident has no revision left" } };
  folder.revisions.set(revision, -1 - place);
  folder.last = Math.max(folder.last, revision);
  if (event.kind === "reported") folder.reportPort = event.port;
  return { append: isUnnumbered ? { ...event, revision } : event };
}

function nextRevision(event: IncidentEvent, folder: Folder): number {
  return event.kind === "reported" && !folder.revisions.has(1) ? 1 : folder.last + 1;
}

async function openFolder(
  incident: string,
  folders: Map<string, Folder>,
  log: Pick<EventLog, "eventsOf">,
): Promise<Folder> {
  const open = folders.get(incident);
  if (open !== undefined) return open;
  const folder: Folder = { revisions: new Map(), last: 1, reportPort: null };
  folders.set(incident, folder);
  for (const { sequence, event } of await log.eventsOf(incident)) {
    if (!isIncidentEvent(event) || event.revision >= GATEWAY_REVISIONS_FROM) continue;
    folder.revisions.set(event.revision, sequence);
    folder.last = Math.max(folder.last, event.revision);
    if (event.kind === "reported") folder.reportPort ??= event.port;
  }
  return folder;
}
