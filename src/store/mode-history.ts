import type { ModeEvent } from "../domain/event.ts";
import type { Mode } from "../domain/mode.ts";
import type { EpochMs } from "../shared/units.ts";

/** Mode events kept: years of them. */
const KEPT = 1_000;

/** Before anybody said otherwise. */
const FIRST_MODE: Mode = "peace";

/** The mode (平时, 战时) at any instant: the latest event at or before it, of equal instants the one that arrived last. */
export class ModeHistory implements Iterable<ModeEvent> {
  /** By instant, then as they arrived. */
  readonly #events: ModeEvent[] = [];
  #dropped = 0;

  /** Events gone for good, the oldest first: the mode before what is left is 平时 then. */
  get dropped(): number {
    return this.#dropped;
  }

  get latest(): Mode {
    return this.#events.at(-1)?.mode ?? FIRST_MODE;
  }

  /** Takes an event in, early or late; false when it is there already. */
  apply(event: ModeEvent): boolean {
    const place = this.#placeAfter(event.at);
    for (let before = place - 1; this.#events[before]?.at === event.at; before -= 1) {
      const held = this.#events[before];
      if (held?.mode === event.mode && held.reason === event.reason) return false;
    }
    this.#events.splice(place, 0, event);
    if (this.#events.length > KEPT) {
      this.#events.shift();
      this.#dropped += 1;
    }
    return true;
  }

  at(instant: EpochMs): Mode {
    return this.#events[this.#placeAfter(instant) - 1]?.mode ?? FIRST_MODE;
  }

  [Symbol.iterator](): Iterator<ModeEvent> {
    return this.#events.values();
  }

  /** How many events lie at or before an instant. */
  #placeAfter(instant: EpochMs): number {
    let low = 0;
    let high = this.#events.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#events[middle]?.at ?? 0) <= instant) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
