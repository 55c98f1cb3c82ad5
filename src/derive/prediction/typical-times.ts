import { RankedMultiset } from "../../shared/ranked-multiset.ts";
import type { DurationMs } from "../../shared/units.ts";
import type { TypicalScope, TypicalTime } from "./prediction.ts";

/** Fewer times than these have no median worth saying: then the next wider ones speak. */
const LEAST_TIMES = 20;

interface HoursOfRegion {
  readonly times: DurationMs[];
  median: DurationMs | null;
}

/** How long a stage usually takes: by community and hours, by hours, in all. */
export class TypicalTimes {
  /** By region and hours. */
  readonly #here = new Map<number, Map<number, HoursOfRegion>>();
  /** By hours. All of them together are all there is: one long list would take long to sort. */
  readonly #hours = new Map<number, RankedMultiset>();

  add(region: number, hours: number, elapsed: DurationMs): void {
    let ofRegion = this.#here.get(region);
    if (ofRegion === undefined) {
      ofRegion = new Map();
      this.#here.set(region, ofRegion);
    }
    const here = ofRegion.get(hours);
    if (here === undefined) ofRegion.set(hours, { times: [elapsed], median: null });
    else here.times.push(elapsed);
    let atHours = this.#hours.get(hours);
    if (atHours === undefined) {
      atHours = new RankedMultiset();
      this.#hours.set(hours, atHours);
    }
    atHours.add(elapsed);
  }

  /** Finds the medians of communities; rests after each. */
  *settle(): Generator<void, void> {
    for (const ofRegion of this.#here.values()) {
      for (const here of ofRegion.values()) {
        here.median = Float64Array.from(here.times).sort()[Math.ceil(here.times.length / 2) - 1] ?? null;
        yield;
      }
    }
  }

  /** The narrowest median with enough times; of what was added before it was settled. */
  of(region: number, hours: number): TypicalTime {
    const here = this.#here.get(region)?.get(hours);
    if (here !== undefined && here.times.length >= LEAST_TIMES)
      return { scope: "here", median: here.median, sample: here.times.length };
    const atHours = this.#hours.get(hours);
    if (atHours !== undefined && atHours.size >= LEAST_TIMES) return typical("hours", [atHours]);
    return typical("all", [...this.#hours.values()]);
  }
}

function typical(scope: TypicalScope, times: readonly RankedMultiset[]): TypicalTime {
  const sample = times.reduce((sum, { size }) => sum + size, 0);
  return { scope, median: RankedMultiset.nearestRank(times, 0.5), sample };
}
