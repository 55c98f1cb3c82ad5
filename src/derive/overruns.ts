import type { EpochMs } from "../shared/units.ts";
import type { BreachTick } from "./derived.ts";
import type { TalliedStage, Track } from "./track.ts";

/** Incidents with a stage of their first mechanism that overran its limit by half or more. */
export class Overruns {
  readonly #tracks = new Set<Track>();

  /** Needs the track's stages up to date. */
  settle(track: Track): void {
    const hasOverruns = track.stages.some((stage) => isOverrun(track, stage));
    if (hasOverruns === track.hasOverruns) return;
    if (hasOverruns) this.#tracks.add(track);
    else this.#tracks.delete(track);
    track.hasOverruns = hasOverruns;
  }

  /** A tick at the instant each overrun reached half its limit, oldest first, from `from` on. */
  ticks(from: EpochMs): readonly BreachTick[] {
    const ticks: BreachTick[] = [];
    for (const track of this.#tracks)
      for (const stage of track.stages)
        if (isOverrun(track, stage) && stage.overrunAt >= from)
          ticks.push({ at: stage.overrunAt, incident: track.incident.id });
    return ticks.sort((one, other) => one.at - other.at || (one.incident < other.incident ? -1 : 1));
  }
}

function isOverrun(track: Track, stage: TalliedStage): boolean {
  return stage.overrunAt !== Number.POSITIVE_INFINITY && stage.rule.mechanism === track.rules?.primary?.mechanism;
}
