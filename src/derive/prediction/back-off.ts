import type { Share } from "../../shared/units.ts";
import { HOUR_BANDS } from "./hour-band.ts";
import { FREE, LEVELS, LOADS, type Level } from "./prediction.ts";

/** How many examples of its own a cell needs to weigh as much as the wider one it leans on. */
export const LEAN = 20;

/** What is counted by: whole numbers from 0, one for each level below `all`; −1 for a category or region never met. */
export interface Features {
  readonly category: number;
  readonly hours: number;
  readonly load: number;
  readonly free: number;
  readonly region: number;
}

/** Place of the level that counts by free units, and what not knowing them is counted as. */
const FREE_PLACE = LEVELS.indexOf("free") - 1;
const UNKNOWN = FREE.indexOf("unknown");

interface Cell {
  alive: number;
  broken: number;
}

/** A probability and what it rests on. */
export interface Estimate {
  readonly probability: Share;
  readonly level: Level;
  /** Examples of that level. */
  readonly sample: number;
}

/**
 * Shares counted at every level from wide to narrow. Each leans on the one above it by `LEAN` examples:
 * p = (broken + LEAN · p above) ÷ (alive + LEAN); at the top p = broken ÷ alive. Thin cells say what their parents say.
 */
export class BackOff {
  readonly #all: Cell = { alive: 0, broken: 0 };
  /** Below `all`. */
  readonly #levels: readonly Map<number, Cell>[] = LEVELS.slice(1).map(() => new Map());
  readonly #categories: number;

  /** @param categories how many there are, all numbers lie below */
  constructor(categories: number) {
    this.#categories = categories;
  }

  /** Examples in all. */
  get alive(): number {
    return this.#all.alive;
  }
  get broken(): number {
    return this.#all.broken;
  }

  add(features: Features, isBroken: boolean): void {
    const broken = isBroken ? 1 : 0;
    this.#all.alive += 1;
    this.#all.broken += broken;
    for (let place = 0; place < this.#levels.length; place += 1) {
      const cells = this.#levels[place];
      const key = this.#keyOf(features, place);
      const cell = cells?.get(key);
      if (cell === undefined) cells?.set(key, { alive: 1, broken });
      else {
        cell.alive += 1;
        cell.broken += broken;
      }
    }
  }

  /** Of an empty table the probability is 0 with a sample of 0. */
  estimate(asked: Features): Estimate {
    const features = this.#knows(asked) ? asked : { ...asked, free: UNKNOWN };
    const { alive, broken } = this.#all;
    let probability = alive === 0 ? 0 : broken / alive;
    let level: Level = "all";
    let sample = alive;
    for (let place = 0; place < this.#levels.length; place += 1) {
      const key = this.#keyOf(features, place);
      const cell = key < 0 ? undefined : this.#levels[place]?.get(key);
      // Narrower cells are empty too: they say the same.
      if (cell === undefined) break;
      probability = (cell.broken + LEAN * probability) / (cell.alive + LEAN);
      if (cell.alive >= LEAN) {
        level = LEVELS[place + 1] ?? level;
        sample = cell.alive;
      }
    }
    return { probability, level, sample };
  }

  /** Whether any example had as many units free. Else those of which nobody knows stand in: a page that has not been open for long has no others. */
  #knows(features: Features): boolean {
    return this.#levels[FREE_PLACE]?.has(this.#keyOf(features, FREE_PLACE)) === true;
  }

  /** One number for the features a level counts by; negative when one of them was never met. Small, so that the maps are fast. */
  #keyOf({ category, hours, load, free, region }: Features, place: number): number {
    if (place === 0) return category;
    const byHours = category * HOUR_BANDS.length + hours;
    if (place === 1) return byHours;
    const byLoad = byHours * LOADS.length + load;
    if (place === 2) return byLoad;
    const byFree = byLoad * FREE.length + free;
    if (place === FREE_PLACE) return byFree;
    return region * this.#categories * HOUR_BANDS.length * LOADS.length * FREE.length + byFree;
  }
}
