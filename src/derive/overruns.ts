import type { EpochMs } from "../shared/units.ts";
import type { BreachTick } from "./derived.ts";
import type { Track } from "./track.ts";

/** Incidents with a stage of their first mechanism that overran its limit by half or more. */
export class Overruns {
  readonly #tracks = new Set<Track>();

  /** Needs the track's overruns up to date. */
  settle(track: Track): void {
    if (track.overruns.length > 0) this.#tracks.add(track);
    else this.#tracks.delete(track);
  }

  /** A tick at the instant each overrun reached half its limit, oldest first, from `from` on. */
  ticks(from: EpochMs): readonly BreachTick[] {
    const ticks: BreachTick[] = [];
    for (const { incident, overruns } of this.#tracks)
      for (const at of overruns) if (at >= from) ticks.push({ at, incident: incident.id });
    return ticks.sort((one, other) => one.at - other.at || (one.incident < other.incident ? -1 : 1));
  }
}
