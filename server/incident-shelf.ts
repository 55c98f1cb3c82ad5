import type { IncidentEvent, SequencedEvent } from "../src/domain/event.ts";
import type { EpochMs } from "../src/shared/units.ts";

/** One incident's events and what decides how long they stay. */
interface Folder {
  readonly events: SequencedEvent[];
  reported: EpochMs | null;
  /** As the event or amendment of the highest revision says; null while open. */
  closed: EpochMs | null;
  closedRevision: number;
}

/** Every event of every held incident, whole incidents at a time. */
export class IncidentShelf {
  readonly #folders = new Map<string, Folder>();
  #size = 0;

  /** Events held. */
  get size(): number {
    return this.#size;
  }

  add(sequenced: SequencedEvent, event: IncidentEvent): void {
    let folder = this.#folders.get(event.incident);
    if (folder === undefined) {
      folder = { events: [], reported: null, closed: null, closedRevision: 0 };
      this.#folders.set(event.incident, folder);
    }
    folder.events.push(sequenced);
    this.#size += 1;
    if (event.kind === "reported") folder.reported ??= event.at;
    else if (event.kind === "amended" && event.patch.reported !== undefined) folder.reported = event.patch.reported;
    const closed = event.kind === "closed" ? event.at : event.kind === "amended" ? event.patch.closed : undefined;
    if (closed !== undefined && event.revision > folder.closedRevision) {
      folder.closed = closed;
      folder.closedRevision = event.revision;
    }
  }

  eventsOf(incident: string): readonly SequencedEvent[] {
    return this.#folders.get(incident)?.events ?? [];
  }

  /** Adds the events of incidents that are open or were reported or closed at or after `from`. */
  collect(from: EpochMs, into: SequencedEvent[]): void {
    for (const { events, reported, closed } of this.#folders.values()) {
      if (closed !== null && closed < from && (reported ?? 0) < from) continue;
      for (const event of events) into.push(event);
    }
  }

  /** Lets go of incidents closed before `before`, adding their ids. */
  expire(before: EpochMs, forgotten: string[]): void {
    for (const [id, folder] of this.#folders) {
      if (folder.closed !== null && folder.closed < before) this.#remove(id, folder, forgotten);
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
      if (folder.closed !== null) this.#remove(id, folder, forgotten);
    }
    return before - this.#size;
  }

  clear(): void {
    this.#folders.clear();
    this.#size = 0;
  }

  #remove(id: string, folder: Folder, forgotten: string[]): void {
    this.#folders.delete(id);
    this.#size -= folder.events.length;
    forgotten.push(id);
  }
}
