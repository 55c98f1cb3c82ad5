import type { Track } from "./track.ts";

/** The field that holds a track's place in its list of one kind. */
type Place = "openPlace" | "supervisedPlace" | "urgencyPlace" | "latestPlace";

/** Tracks in no promised order, added and taken out without a search: each track knows its place. */
export class TrackList {
  readonly #tracks: Track[] = [];
  readonly #place: Place;

  /** @param place the field of a track that holds its place in this list, −1 when it is in none */
  constructor(place: Place) {
    this.#place = place;
  }

  get size(): number {
    return this.#tracks.length;
  }

  add(track: Track): void {
    track[this.#place] = this.#tracks.length;
    this.#tracks.push(track);
  }

  /** Takes out a track that is in this list. */
  remove(track: Track): void {
    const last = this.#tracks.pop();
    if (last !== undefined && last !== track) {
      this.#tracks[track[this.#place]] = last;
      last[this.#place] = track[this.#place];
    }
    track[this.#place] = -1;
  }

  /** Those added last come first as long as none was taken out: for a search of the newest, which then finds them early. */
  fromTheEnd(): Iterable<Track> {
    return this.#tracks.toReversed();
  }

  [Symbol.iterator](): Iterator<Track> {
    return this.#tracks.values();
  }
}
