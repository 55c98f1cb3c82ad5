import { isIncidentEvent, type SequencedEvent } from "../../src/domain/event.ts";
import { createStore } from "../../src/store/create-store.ts";
import type { Store } from "../../src/store/store.ts";
import { makeProfile } from "../fixtures/profile.ts";
import type { HeadlessPage } from "./headless-page.ts";

/** Everything that was acknowledged is in the log, once; sequences have no holes. */
export function compareAcknowledged(
  events: readonly SequencedEvent[],
  acknowledged: ReadonlyMap<string, string>,
  commanded: ReadonlyMap<number, string>,
): string[] {
  const complaints: string[] = [];
  const counts = new Map<string, number>();
  for (const [index, { sequence, event }] of events.entries()) {
    if (sequence !== index + 1) complaints.push(`the log holds ${sequence} at ${index + 1}`);
    if (!isIncidentEvent(event)) continue;
    const name = `${event.incident}#${event.revision}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  for (const [name, answer] of acknowledged)
    if (!counts.has(name)) complaints.push(`${name} was acknowledged (${answer}) and is lost`);
  for (const [name, count] of counts) if (count > 1) complaints.push(`${name} is in the log ${count} times`);
  for (const [sequence, incident] of commanded) {
    const event = events[sequence - 1]?.event;
    if (event?.kind !== "supervised" || event.incident !== incident)
      complaints.push(`the supervision of ${incident} at ${sequence} was acknowledged and is lost`);
  }
  return complaints;
}

/** Each page's table is the log's, of what its scope has ever held. */
export function comparePages(pages: readonly HeadlessPage[], events: readonly SequencedEvent[]): string[] {
  const profile = makeProfile();
  return pages.flatMap((page, index) => {
    const [, village] = page.scope;
    const reference = createStore(profile);
    const inside = incidentsIn(events, village);
    reference.apply(
      events.map(({ event }) => event).filter((event) => !isIncidentEvent(event) || inside.has(event.incident)),
    );
    const [ours, theirs] = [tableOf(page.store), tableOf(reference)];
    return ours === theirs ? [] : [`page ${index}: its table is not the log's: ${difference(ours, theirs)}`];
  });
}

function incidentsIn(events: readonly SequencedEvent[], village: string | undefined): ReadonlySet<string> {
  const grids = village === "village-a" ? ["village-a", "grid-a1", "grid-a2"] : [village];
  const inside = new Set<string>();
  for (const { event } of events) {
    const region = event.kind === "reported" ? event.region : event.kind === "amended" ? event.patch.region : undefined;
    if (isIncidentEvent(event) && region !== undefined && (village === undefined || grids.includes(region)))
      inside.add(event.incident);
  }
  return inside;
}

/** A line an incident, so that two tables can be compared. */
function tableOf(store: Store | null): string {
  if (store === null) return "";
  const lines = [...store.incidents.keys()].map((id) => `${id} ${JSON.stringify(store.eventsOf(id))}`);
  return lines.toSorted().join("\n");
}

function difference(ours: string, theirs: string): string {
  const [has, should] = [ours.split("\n"), theirs.split("\n")];
  const extra = has.find((line) => !should.includes(line));
  const missing = should.find((line) => !has.includes(line));
  return `${has.length} lines of ${should.length}, has ${extra?.slice(0, 300)}, lacks ${missing?.slice(0, 300)}`;
}
