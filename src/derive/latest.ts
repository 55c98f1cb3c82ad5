import { MINUTE, type EpochMs } from "../shared/units.ts";
import { topBy } from "../shared/top-by.ts";
import type { FeedEntry } from "./derived.ts";
import type { Track } from "./track.ts";
import { TrackList } from "./track-list.ts";

/** Incidents by the minute of their report, to find the latest ones without sorting all. */
export class Latest {
  readonly #minutes = new Map<number, TrackList>();
  /** Minutes that hold an incident, newest first; null when it must be made again. */
  #order: readonly number[] | null = null;

  /** The report of a track moves; null when it was, or is, nowhere. */
  move(track: Track, from: EpochMs | null, to: EpochMs | null): void {
    const left = from === null ? null : minuteOf(from);
    const entered = to === null ? null : minuteOf(to);
    if (left === entered) return;
    if (left !== null) this.#leave(track, left);
    if (entered !== null) this.#enter(track, entered);
  }

  /** Newest report first; of equal instants by id. */
  entries(limit: number): readonly FeedEntry[] {
    const entries: FeedEntry[] = [];
    this.#order ??= [...this.#minutes.keys()].sort((one, other) => other - one);
    for (const minute of this.#order) {
      if (entries.length >= limit) break;
      const tracks = this.#minutes.get(minute) ?? [];
      for (const { incident, reportedAt } of topBy(tracks, limit - entries.length, newestFirst))
        entries.push({ incident, at: reportedAt ?? 0 });
    }
    return entries;
  }

  #enter(track: Track, minute: number): void {
    let tracks = this.#minutes.get(minute);
    if (tracks === undefined) {
      tracks = new TrackList("latestPlace");
      this.#minutes.set(minute, tracks);
      this.#order = null;
    }
    tracks.add(track);
  }

  #leave(track: Track, minute: number): void {
    const tracks = this.#minutes.get(minute);
    tracks?.remove(track);
    if (tracks?.size !== 0) return;
    this.#minutes.delete(minute);
    this.#order = null;
  }
}

function minuteOf(instant: EpochMs): number {
  return Math.floor(instant / MINUTE);
}

function newestFirst(one: Track, other: Track): number {
  return (other.reportedAt ?? 0) - (one.reportedAt ?? 0) || (one.incident.id < other.incident.id ? -1 : 1);
}
