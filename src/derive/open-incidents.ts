import { type Incident, isOpen } from "../domain/incident.ts";
import { CountMap } from "../shared/count-map.ts";
import { topBy } from "../shared/top-by.ts";
import type { Deadline } from "./derived.ts";
import type { Track } from "./track.ts";
import { TrackList } from "./track-list.ts";

/** The open incidents: how many, by category and port, and which clocks are at risk or breached. */
export class OpenIncidents {
  readonly byCategory = new CountMap<string>();
  readonly byPort = new CountMap<string>();
  readonly #open = new TrackList("openPlace");
  readonly #atRisk = new TrackList("urgencyPlace");
  readonly #breached = new TrackList("urgencyPlace");

  get count(): number {
    return this.#open.size;
  }
  get atRisk(): number {
    return this.#atRisk.size;
  }
  get breached(): number {
    return this.#breached.size;
  }

  /** @param state of the clock of its current stage */
  settle(track: Track, state: Deadline["state"]): void {
    const { incident } = track;
    const open = isOpen(incident);
    this.#count(track, open ? incident.category : null, open ? incident.port : null);
    this.#moveUrgency(track, state);
  }

  remove(track: Track): void {
    this.#count(track, null, null);
    this.#moveUrgency(track, "none");
  }

  *all(): Iterable<Incident> {
    for (const { incident } of this.#open) yield incident;
  }

  /** At risk or breached, by the instant they are due, then by id. */
  urgent(limit: number, deadlineOf: (track: Track) => Deadline): readonly Incident[] {
    const byDueInstant = (one: Track, other: Track): number =>
      deadlineOf(one).dueAt - deadlineOf(other).dueAt || (one.incident.id < other.incident.id ? -1 : 1);
    const first = topBy(this.#breached, limit, byDueInstant);
    if (first.length < limit) first.push(...topBy(this.#atRisk, limit, byDueInstant));
    // A clock at risk is due later than every breached one: the two lists follow each other.
    return first.slice(0, limit).map(({ incident }) => incident);
  }

  #moveUrgency(track: Track, state: Deadline["state"]): void {
    if (track.urgency === state) return;
    if (track.urgency === "atrisk") this.#atRisk.remove(track);
    else if (track.urgency === "breached") this.#breached.remove(track);
    if (state === "atrisk") this.#atRisk.add(track);
    else if (state === "breached") this.#breached.add(track);
    track.urgency = state;
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
