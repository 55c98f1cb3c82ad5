import { type Incident, isOpen } from "../domain/incident.ts";
import { CountMap } from "../shared/count-map.ts";
import type { Track } from "./track.ts";
import { TrackList } from "./track-list.ts";

/** The open incidents: how many, by category and by port. */
export class OpenIncidents {
  readonly byCategory = new CountMap<string>();
  readonly byPort = new CountMap<string>();
  readonly #open = new TrackList("openPlace");

  get count(): number {
    return this.#open.size;
  }

  *all(): Iterable<Incident> {
    for (const { incident } of this.#open) yield incident;
  }

  settle(track: Track): void {
    const { incident } = track;
    if (isOpen(incident)) this.#count(track, incident.category, incident.port);
    else this.#count(track, null, null);
  }

  remove(track: Track): void {
    this.#count(track, null, null);
  }

  #count(track: Track, category: string | null, port: string | null): void {
    if (track.openCategory !== category) {
      if (track.openCategory !== null) this.byCategory.add(track.openCategory, -1);
      if (category !== null) this.byCategory.add(category, 1);
      if (category === null) this.#open.remove(track);
      else if (track.openCategory === null) this.#open.add(track);
      track.openCategory = category;
    }
    if (track.openPort !== port) {
      if (track.openPort !== null) this.byPort.add(track.openPort, -1);
      if (port !== null) this.byPort.add(port, 1);
      track.openPort = port;
    }
  }
}
