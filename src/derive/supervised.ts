import { type Incident, isOpen } from "../domain/incident.ts";
import type { Track } from "./track.ts";
import { TrackList } from "./track-list.ts";

/** 督办: the open incidents a leader watches and nobody has answered for. */
export class Supervised {
  readonly #tracks = new TrackList("supervisedPlace");

  settle(track: Track): void {
    const { supervised } = track.incident;
    const counts = supervised !== null && supervised.answered === null && isOpen(track.incident);
    if (counts === track.supervisedPlace >= 0) return;
    if (counts) this.#tracks.add(track);
    else this.#tracks.remove(track);
  }

  remove(track: Track): void {
    if (track.supervisedPlace >= 0) this.#tracks.remove(track);
  }

  has(track: Track): boolean {
    return track.supervisedPlace >= 0;
  }

  /** By the instant of the supervision, then by id. */
  oldestFirst(): readonly Incident[] {
    const incidents = [...this.#tracks].map(({ incident }) => incident);
    return incidents.sort((one, other) => since(one) - since(other) || (one.id < other.id ? -1 : 1));
  }
}

function since({ supervised }: Incident): number {
  return supervised?.at ?? 0;
}
