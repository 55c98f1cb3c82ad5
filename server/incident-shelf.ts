import type { IncidentEvent, SequencedEvent } from "../src/domain/event.ts";
import type { EpochMs } from "../src/shared/units.ts";

/** What the event or amendment of the highest revision says of an instant; revision 0 is before any said it. */
interface Said {
  at: EpochMs | null;
  revision: number;
}

/** One incident's events and what decides how long they stay. */
interface Folder {
  readonly events: SequencedEvent[];
  readonly revisions: Set<number>;
  readonly reported: Said;
  readonly closed: Said;
}

/** Every event of every held incident, whole incidents at a time. */
export class IncidentShelf {
  readonly #folders = new Map<string, Folder>();
  #size = 0;
  #goneUntil: EpochMs = 0;

  /** Events held. */
  get size(): number {
    return this.#size;
  }

  /** The last close of those that were let go; 0 before any was. */
  get goneUntil(): EpochMs {
    return this.#goneUntil;
  }

  /** Keeps an event, but for a revision that is held already: the first one holds. */
  add(sequenced: SequencedEvent, event: IncidentEvent): void {
    let folder = this.#folders.get(event.incident);
    if (folder === undefined) {
      const unsaid = (): Said => ({ at: null, revision: 0 });
      folder = { events: [], revisions: new Set(), reported: unsaid(), closed: unsaid() };
      this.#folders.set(event.incident, folder);
    }
    if (folder.revisions.has(event.revision)) return;
    folder.revisions.add(event.revision);
    folder.events.push(sequenced);
    this.#size += 1;
    if (event.kind === "reported") say(folder.reported, event.at, event.revision);
    else if (event.kind === "closed") say(folder.closed, event.at, event.revision);
    else if (event.kind === "amended") {
      if (event.patch.reported !== undefined) say(folder.reported, event.patch.reported, event.revision);
      if (event.patch.closed !== undefined) say(folder.closed, event.patch.closed, event.revision);
    }
  }

  eventsOf(incident: string): readonly SequencedEvent[] {
    return this.#folders.get(incident)?.events ?? [];
  }

  /** Adds the events of incidents that are open or were reported or closed at or after `from`. */
  collect(from: EpochMs, into: SequencedEvent[]): void {
    for (const { events, reported, closed } of this.#folders.values()) {
      if (closed.at !== null && closed.at < from && (reported.at ?? 0) < from) continue;
      for (const event of events) into.push(event);
    }
  }

  /** Lets go of incidents closed before `before`, adding their ids. */
  expire(before: EpochMs, forgotten: string[]): void {
    for (const [id, folder] of this.#folders) {
      if (folder.closed.at !== null && folder.closed.at < before) this.#remove(id, folder, forgotten);
    }
  }

  /**
   * Lets go of closed incidents, first come first, until a tenth below `limit` (so that it is not needed at every append).
   * Open ones stay, whatever the limit. Returns the number of events dropped.
   */
  shrink(limit: number, forgotten: string[]): number {
    const before = this.#size;
    for (const [id, folder] of this.#folders) {
      if (this.#size <= 0.9 * limit) break;
      if (folder.closed.at !== null) this.#remove(id, folder, forgotten);
    }
    return before - this.#size;
  }

  #remove(id: string, folder: Folder, forgotten: string[]): void {
    this.#folders.delete(id);
    this.#size -= folder.events.length;
    this.#goneUntil = Math.max(this.#goneUntil, folder.closed.at ?? 0);
    forgotten.push(id);
  }
}

function say(said: Said, at: EpochMs | null, revision: number): void {
  if (revision < said.revision) return;
  said.at = at;
  said.revision = revision;
}
