import type { TallyEvent } from "../domain/event.ts";
import type { Tally } from "../domain/tally.ts";
import { DAY, type DurationMs, type EpochMs } from "../shared/units.ts";

/** Days kept behind the latest: more than four weeks, whatever the hour. */
const KEPT: DurationMs = 35 * DAY;

/** The latest tally of each region's day, keyed `region/day`; days long gone leave. */
export class TallyTable {
  readonly values = new Map<string, Tally>();
  readonly #events = new Map<string, TallyEvent>();
  #latestDay: EpochMs = 0;

  /** Takes a tally in; false when this very one is there already. One that was counted earlier changes nothing. */
  apply(event: TallyEvent): boolean {
    const key = `${event.region}/${event.day}`;
    const held = this.#events.get(key);
    if (held !== undefined && held.at === event.at && isSame(held, event)) return false;
    if ((held !== undefined && event.at < held.at) || event.day < this.#latestDay - KEPT) return true;
    this.#events.set(key, event);
    this.values.set(key, event);
    if (event.day > this.#latestDay) this.#moveTo(event.day);
    return true;
  }

  [Symbol.iterator](): Iterator<TallyEvent> {
    return this.#events.values();
  }

  #moveTo(day: EpochMs): void {
    this.#latestDay = day;
    for (const [key, held] of this.#events) {
      if (held.day >= day - KEPT) continue;
      this.#events.delete(key);
      this.values.delete(key);
    }
  }
}

function isSame(one: Tally, other: Tally): boolean {
  return JSON.stringify(one.counts) === JSON.stringify(other.counts);
}
