import type { Incident } from "../domain/incident.ts";
import { topBy } from "../shared/top-by.ts";
import type { DeadlineState } from "./derived.ts";
import type { Track } from "./track.ts";
import { TrackList } from "./track-list.ts";

/** Which clocks are at risk, which breached. */
export class Urgency {
  readonly #atRisk = new TrackList("urgencyPlace");
  readonly #breached = new TrackList("urgencyPlace");

  get atRisk(): number {
    return this.#atRisk.size;
  }
  get breached(): number {
    return this.#breached.size;
  }

  /** @param state of the clock of the incident's current stage */
  settle(track: Track, state: DeadlineState): void {
    if (track.urgency === state) return;
    if (track.urgency === "atrisk") this.#atRisk.remove(track);
    else if (track.urgency === "breached") this.#breached.remove(track);
    if (state === "atrisk") this.#atRisk.add(track);
    else if (state === "breached") this.#breached.add(track);
    track.urgency = state;
  }

  /** At risk or breached, by the instant they are due, then by id. */
  first(limit: number): readonly Incident[] {
    // A clock at risk is due later than every breached one: the two lists follow each other.
    const first = topBy(this.#breached, limit, byDueInstant);
    if (first.length < limit) first.push(...topBy(this.#atRisk, limit - first.length, byDueInstant));
    return first.map(({ incident }) => incident);
  }

  /** The one overdue longest; null without any. */
  oldest(): Track | null {
    return topBy(this.#breached, 1, byDueInstant)[0] ?? null;
  }
}

function byDueInstant(one: Track, other: Track): number {
  return one.dueAt - other.dueAt || (one.incident.id < other.incident.id ? -1 : 1);
}
