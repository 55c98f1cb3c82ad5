import type { ZoneDay } from "../../domain/day-hours.ts";
import type { Tally } from "../../domain/tally.ts";
import type { EpochMs } from "../../shared/units.ts";

/** The gateway's tallies, added up for groups of regions a day at a time, as they are asked for. */
export class History {
  readonly #tallies: () => ReadonlyMap<string, Tally>;
  #days: ReadonlySet<EpochMs> | null = null;
  #regions: ReadonlySet<string> | null = null;
  readonly #totals = new Map<string, readonly number[]>();

  constructor(tallies: () => ReadonlyMap<string, Tally>) {
    this.#tallies = tallies;
  }

  /** Another tally came. */
  changed(): void {
    this.#days = null;
    this.#regions = null;
    this.#totals.clear();
  }

  /** Days with tallies, in no order. */
  get days(): ReadonlySet<EpochMs> {
    this.#days ??= new Set([...this.#tallies().values()].map(({ day }) => day));
    return this.#days;
  }

  /** Every region with a tally. */
  get regions(): ReadonlySet<string> {
    this.#regions ??= new Set([...this.#tallies().values()].map(({ region }) => region));
    return this.#regions;
  }

  /**
   * Reports of the regions by hour since the day began; null for a day without tallies.
   * @param group names the set of regions: the same name, the same regions until `changed`
   */
  hours(group: string, regions: Iterable<string>, day: ZoneDay): readonly number[] | null {
    if (!this.days.has(day.start)) return null;
    const key = `${day.start} ${group}`;
    let totals = this.#totals.get(key);
    if (totals === undefined) {
      totals = this.#addUp(regions, day);
      this.#totals.set(key, totals);
    }
    return totals;
  }

  #addUp(regions: Iterable<string>, day: ZoneDay): readonly number[] {
    const totals = day.clock.map(() => 0);
    const tallies = this.#tallies();
    for (const region of regions) {
      const tally = tallies.get(`${region}/${day.start}`);
      if (tally === undefined) continue;
      for (const hours of Object.values(tally.counts))
        for (let hour = 0; hour < totals.length; hour += 1) totals[hour] = (totals[hour] ?? 0) + (hours[hour] ?? 0);
    }
    return totals;
  }
}
