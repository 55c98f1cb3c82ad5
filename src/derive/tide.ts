import { CountMap } from "../shared/count-map.ts";
import { MINUTE, type DurationMs, type EpochMs } from "../shared/units.ts";
import type { TideBin } from "./derived.ts";
import type { Track } from "./track.ts";

const BIN: DurationMs = 10 * MINUTE;

/** Inflow and outflow in ten-minute bins, and the backlog they leave. */
export class Tide {
  readonly #reported = new CountMap<number>();
  readonly #closed = new CountMap<number>();
  /** Reported less closed, over all bins. */
  #backlog = 0;

  /** Counts an incident's report and close; `reported` and `closed` are what it counted before. */
  move(before: Pick<Track, "reportedAt" | "closedAt">, reportedAt: EpochMs | null, closedAt: EpochMs | null): void {
    if (before.reportedAt !== reportedAt) {
      this.#count(this.#reported, before.reportedAt, -1, -1);
      this.#count(this.#reported, reportedAt, 1, 1);
    }
    if (before.closedAt === closedAt) return;
    this.#count(this.#closed, before.closedAt, -1, 1);
    this.#count(this.#closed, closedAt, 1, -1);
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

  #count(bins: CountMap<number>, instant: EpochMs | null, amount: number, backlog: number): void {
    if (instant === null) return;
    bins.add(Math.floor(instant / BIN), amount);
    this.#backlog += backlog;
  }
}
