import type { EpochMs } from "../shared/units.ts";

/** The latest event of each key, by instant, and what it says; and what was said before it, where that was something else. */
export class LatestTable<Event extends { readonly at: EpochMs }, Value> {
  readonly values = new Map<string, Value>();
  /** What the latest event before that said which did not say the same. */
  readonly before = new Map<string, Value>();
  readonly #latest = new Map<string, Event>();
  readonly #earlier = new Map<string, Event>();
  readonly #keyOf: (event: Event) => string;
  readonly #readValue: (event: Event) => Value;
  readonly #isSame: (one: Event, other: Event) => boolean;

  constructor(
    keyOf: (event: Event) => string,
    readValue: (event: Event) => Value,
    isSame: (one: Event, other: Event) => boolean,
  ) {
    this.#keyOf = keyOf;
    this.#readValue = readValue;
    this.#isSame = isSame;
  }

  /** Takes an event in; false when the very same one was the latest already. An older one is taken in and changes nothing. */
  apply(event: Event): boolean {
    const key = this.#keyOf(event);
    const latest = this.#latest.get(key);
    if (latest !== undefined && latest.at === event.at && this.#isSame(latest, event)) return false;
    if (latest !== undefined && event.at < latest.at) {
      this.#noteEarlier(key, event, latest);
      return true;
    }
    this.#latest.set(key, event);
    this.values.set(key, this.#readValue(event));
    if (latest !== undefined) this.#noteEarlier(key, latest, event);
    return true;
  }

  #noteEarlier(key: string, event: Event, latest: Event): void {
    const known = this.#earlier.get(key);
    if (this.#isSame(event, latest) || (known !== undefined && known.at > event.at)) return;
    this.#earlier.set(key, event);
    this.before.set(key, this.#readValue(event));
  }
}
