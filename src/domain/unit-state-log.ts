import type { EpochMs } from "../shared/units.ts";
import type { UnitNews } from "./event.ts";

/** Changes of units' states a log keeps: 50 units with a hundred changes a day through a window of eight days. */
export const UNIT_STATES = 40_000;

/** What is left of the bound when it was passed, so that not every change passes it. */
const KEPT_SHARE = 0.9;

/**
 * The changes of units' states, bounded in number. Of what is let go the latest of each unit stays: a unit is known without a gap from its first change that
 * is held. What was held and what came decide what is held, nothing else: a log read back from what another one held goes on as that one does.
 */
export class UnitStateLog<Entry> {
  readonly #stateOf: (entry: Entry) => UnitNews;
  readonly #units = new Set<string>();
  /** In the order they came. */
  #held: Entry[] = [];

  constructor(stateOf: (entry: Entry) => UnitNews) {
    this.#stateOf = stateOf;
  }

  push(entry: Entry): void {
    this.#units.add(this.#stateOf(entry).unit);
    this.#held.push(entry);
  }

  /** In the order they came. */
  [Symbol.iterator](): Iterator<Entry> {
    return this.#held.values();
  }

  /** Of each unit what it said at or after `from`, and the last before it; in the order they came. */
  since(from: EpochMs): Entry[] {
    return this.#withLatest(this.#held, (entry) => this.#stateOf(entry).at >= from);
  }

  /** Lets go of what `since` leaves out, and of what only says once more what its unit said before and after it. */
  expire(before: EpochMs): void {
    this.#held = this.#withoutRepeats(this.since(before));
  }

  /** When more than `most` are held beside one of each unit: lets go of repeats, then of those that came first. Answers how many went. */
  shrink(most: number): number {
    const size = this.#held.length;
    if (size <= most + this.#units.size) return 0;
    const said = this.#withoutRepeats(this.#held);
    const cut = said.length - Math.floor(KEPT_SHARE * most);
    this.#held = this.#withLatest(said, (_, place) => place >= cut);
    return size - this.#held.length;
  }

  /** Those that are wanted, and of the others each unit's latest. */
  #withLatest(entries: readonly Entry[], isWanted: (entry: Entry, place: number) => boolean): Entry[] {
    const latest = new Map<string, Entry>();
    const kept = new Set<Entry>();
    for (const [place, entry] of entries.entries()) {
      if (isWanted(entry, place)) {
        kept.add(entry);
        continue;
      }
      const { unit, at } = this.#stateOf(entry);
      const known = latest.get(unit);
      if (known === undefined || this.#stateOf(known).at <= at) latest.set(unit, entry);
    }
    for (const entry of latest.values()) kept.add(entry);
    return entries.filter((entry) => kept.has(entry));
  }

  #withoutRepeats(entries: readonly Entry[]): Entry[] {
    const byUnit = new Map<string, Entry[]>();
    for (const entry of entries) {
      const { unit } = this.#stateOf(entry);
      const known = byUnit.get(unit);
      if (known === undefined) byUnit.set(unit, [entry]);
      else known.push(entry);
    }
    const repeats = new Set<Entry>();
    for (const ofUnit of byUnit.values()) {
      ofUnit.sort((one, other) => this.#stateOf(one).at - this.#stateOf(other).at);
      for (const [place, entry] of ofUnit.entries())
        if (this.#saysSame(entry, ofUnit[place - 1]) && this.#saysSame(entry, ofUnit[place + 1])) repeats.add(entry);
    }
    return entries.filter((entry) => !repeats.has(entry));
  }

  #saysSame(entry: Entry, other: Entry | undefined): boolean {
    if (other === undefined) return false;
    const [one, two] = [this.#stateOf(entry), this.#stateOf(other)];
    if (one.kind === "unitLeft" || two.kind === "unitLeft") return one.kind === two.kind;
    return (
      one.state === two.state &&
      one.region === two.region &&
      one.incident === two.incident &&
      one.name === two.name &&
      one.unitKind === two.unitKind
    );
  }
}
