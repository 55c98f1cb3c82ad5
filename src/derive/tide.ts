import { CountMap } from "../shared/count-map.ts";
import { type DurationMs, type EpochMs, MINUTE } from "../shared/units.ts";
import type { TideBin } from "./derived.ts";
import type { Track } from "./track.ts";

const BIN: DurationMs = 10 * MINUTE;

/** Inflow and outflow in ten-minute bins, and the backlog they leave. */
export class Tide {
  readonly #reported = new CountMap<number>();
  readonly #closed = new CountMap<number>();
  /** Reported less closed, over all bins. */
  #backlog = 0;

  settle(track: Track): void {
    const { reported, closed } = track.incident.stages;
    this.#move(
      track,
      reported === null ? -1 : Math.floor(reported / BIN),
      closed === null ? -1 : Math.floor(closed / BIN),
    );
  }

  remove(track: Track): void {
    this.#move(track, -1, -1);
  }

  /** Bins from the one that holds `from` to the one that holds `now`, oldest first; none when `from` lies after `now`. */
  bins(from: EpochMs, now: EpochMs): readonly TideBin[] {
    const first = Math.floor(from / BIN);
    const last = Math.floor(now / BIN);
    let backlog = this.#backlog - this.#after(last);
    const bins: TideBin[] = [];
    for (let bin = last; bin >= first; bin -= 1) {
      const reported = this.#reported.get(bin);
      const closed = this.#closed.get(bin);
      bins.push({ from: bin * BIN, reported, closed, backlog });
      backlog -= reported - closed;
    }
    return bins.reverse();
  }

  /** What bins after `bin` add to the backlog: events whose clock runs ahead of the stream's. */
  #after(bin: number): number {
    let added = 0;
    for (const key of this.#reported.keys()) if (key > bin) added += this.#reported.get(key);
    for (const key of this.#closed.keys()) if (key > bin) added -= this.#closed.get(key);
    return added;
  }

  #move(track: Track, reportedBin: number, closedBin: number): void {
    if (track.reportedBin !== reportedBin) {
      this.#count(this.#reported, track.reportedBin, -1, -1);
      this.#count(this.#reported, reportedBin, 1, 1);
      track.reportedBin = reportedBin;
    }
    if (track.closedBin === closedBin) return;
    this.#count(this.#closed, track.closedBin, -1, 1);
    this.#count(this.#closed, closedBin, 1, -1);
    track.closedBin = closedBin;
  }

  #count(bins: CountMap<number>, bin: number, amount: number, backlog: number): void {
    if (bin < 0) return;
    bins.add(bin, amount);
    this.#backlog += backlog;
  }
}
