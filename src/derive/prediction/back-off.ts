import type { Share } from "../../shared/units.ts";
import { LEVELS, type Level } from "./prediction.ts";

/** How many examples of its own a cell needs to weigh as much as the wider one it leans on. */
export const LEAN = 20;

/** What is counted by: small whole numbers, one for each level below `all`. */
export interface Features {
  readonly category: number;
  readonly hours: number;
  readonly load: number;
  readonly region: number;
}

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

/** Room in a key; regions stand last and need none. */
export const MOST_CATEGORIES = 4_096;
const BANDS = 16;

/**
 * Shares counted at every level from wide to narrow. Each leans on the one above it by `LEAN` examples:
 * p = (broken + LEAN · p above) ÷ (alive + LEAN); at the top p = broken ÷ alive. Thin cells say what their parents say.
 */
export class BackOff {
  readonly #levels: readonly Map<number, Cell>[] = LEVELS.map(() => new Map());

  /** Examples in all. */
  get alive(): number {
    return this.#top.alive;
  }
  get broken(): number {
    return this.#top.broken;
  }

  get #top(): Readonly<Cell> {
    return this.#levels[0]?.get(0) ?? { alive: 0, broken: 0 };
  }

  add(features: Features, isBroken: boolean): void {
    for (const [place, cells] of this.#levels.entries()) {
      const key = keyOf(features, place);
      let cell = cells.get(key);
      if (cell === undefined) {
        cell = { alive: 0, broken: 0 };
        cells.set(key, cell);
      }
      cell.alive += 1;
      if (isBroken) cell.broken += 1;
    }
  }

  /** Of an empty table the probability is 0 with a sample of 0. */
  estimate(features: Features): Estimate {
    const { alive, broken } = this.#top;
    let probability = alive === 0 ? 0 : broken / alive;
    let level: Level = "all";
    let sample = alive;
    for (const [place, cells] of this.#levels.entries()) {
      if (place === 0) continue;
      const cell = cells.get(keyOf(features, place));
      // Narrower cells are empty too: they say the same.
      if (cell === undefined) break;
      probability = (cell.broken + LEAN * probability) / (cell.alive + LEAN);
      if (cell.alive >= LEAN) {
        level = LEVELS[place] ?? level;
        sample = cell.alive;
      }
    }
    return { probability, level, sample };
  }
}

/** One number for the features a level counts by. */
function keyOf({ category, hours, load, region }: Features, place: number): number {
  if (place === 0) return 0;
  let key = category;
  if (place >= 2) key += hours * MOST_CATEGORIES;
  if (place >= 3) key += load * MOST_CATEGORIES * BANDS;
  if (place >= 4) key += region * MOST_CATEGORIES * BANDS * BANDS;
  return key;
}
