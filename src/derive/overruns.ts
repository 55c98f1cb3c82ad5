import type { EpochMs } from "../shared/units.ts";
import type { BreachTick } from "./derived.ts";
import { blankStanding, standAt } from "./stage-verdict.ts";
import type { Track } from "./track.ts";
import { TrackList } from "./track-list.ts";

/** Incidents with a stage of their first mechanism that overran its limit by half or more. */
export class Overruns {
  readonly #tracks = new TrackList("overrunPlace");

  /** Needs the track's stages up to date. */
  settle(track: Track): void {
    if (track.hasOverrun === track.overrunPlace >= 0) return;
    if (track.hasOverrun) this.#tracks.add(track);
    else this.#tracks.remove(track);
  }

  /** A tick at the instant each overrun reached half its limit, oldest first, from `from` on, as of `now`. */
  ticks(from: EpochMs, now: EpochMs): readonly BreachTick[] {
    const ticks: BreachTick[] = [];
    const standing = blankStanding();
    for (const { incident, rules } of this.#tracks) {
      for (const rule of rules.primary) {
        standAt(incident, rule, now, standing);
        const at = standing.overrunAt;
        if (at >= from && at !== Number.POSITIVE_INFINITY) ticks.push({ at, incident: incident.id });
      }
    }
    return ticks.sort((one, other) => one.at - other.at || (one.incident < other.incident ? -1 : 1));
  }
}
