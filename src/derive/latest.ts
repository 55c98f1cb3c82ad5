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

  settle(track: Track): void {
    const { reported } = track.incident.stages;
    this.#move(track, reported === null ? -1 : Math.floor(reported / MINUTE));
  }

  remove(track: Track): void {
    this.#move(track, -1);
  }

  /** Newest report first; of equal instants by id. */
  entries(limit: number): readonly FeedEntry[] {
    const entries: FeedEntry[] = [];
    this.#order ??= [...this.#minutes.keys()].sort((one, other) => other - one);
    for (const minute of this.#order) {
      if (entries.length >= limit) break;
      const tracks = this.#minutes.get(minute)?.fromTheEnd() ?? [];
      for (const track of topBy(tracks, limit - entries.length, newestFirst))
        entries.push({ incident: track.incident, at: reportOf(track) });
    }
    return entries;
  }

  #move(track: Track, minute: number): void {
    if (track.reportedMinute === minute) return;
    if (track.reportedMinute >= 0) this.#leave(track, track.reportedMinute);
    if (minute >= 0) this.#enter(track, minute);
    track.reportedMinute = minute;
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

function newestFirst(one: Track, other: Track): number {
  return reportOf(other) - reportOf(one) || (one.incident.id < other.incident.id ? -1 : 1);
}

function reportOf({ incident }: Track): EpochMs {
  return incident.stages.reported ?? 0;
}
