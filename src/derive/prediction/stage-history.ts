import type { Incident } from "../../domain/incident.ts";
import type { EpochMs, Share } from "../../shared/units.ts";
import { InstantCounter } from "./instant-counter.ts";
import { pausesOf, type StageVisit } from "./stage-visit.ts";

/** The limit is cut into so many steps: a prediction is made for each of them. */
export const STEPS = 8;

/** Examples between two rests. */
const PIECE = 100;

/** One past start of a stage, as it is counted. */
export interface Example {
  readonly category: number;
  readonly region: number;
  readonly hours: number;
  readonly visit: StageVisit;
  /** The step it entered in; it came to those after it one by one. */
  readonly entry: number;
  /** How many waited in the stage as it came to each of its steps; empty when its clock had run out before. */
  readonly loads: readonly number[];
  /** How many units of its community were free then, as places in `FREE`. */
  readonly free: readonly number[];
}

/** An example as it is found; how many waited is read once everything is. */
interface Found extends Pick<Example, "category" | "region" | "hours" | "visit" | "free"> {
  readonly instants: readonly EpochMs[];
}

/** What happened in one stage of one mechanism: its examples, and how many waited in it at any instant. */
export class StageHistory {
  readonly #begun: InstantCounter;
  readonly #ended: InstantCounter;
  readonly #found: Found[] = [];
  readonly #examples: Example[] = [];

  /** Nothing is asked of instants before `origin`. */
  constructor(origin: EpochMs) {
    this.#begun = new InstantCounter(origin);
    this.#ended = new InstantCounter(origin);
  }

  /** Whole after `settle`. */
  get examples(): readonly Example[] {
    return this.#examples;
  }

  /** @param freeAt place in `FREE` of the incident's community at an instant */
  add(example: Pick<Example, "category" | "region" | "hours" | "visit">, freeAt: (at: EpochMs) => number): void {
    const instants = stepInstants(example.visit);
    this.#found.push({ ...example, instants, free: instants.map(freeAt) });
  }

  /** Counts a visit among those who wait: as long as the incident was in the stage and its clock was not stopped. */
  addWaiting(incident: Incident, { facts, from, until }: StageVisit): void {
    this.#begun.add(from);
    if (until !== null) this.#ended.add(until);
    const end = until ?? Number.POSITIVE_INFINITY;
    for (const [stopped, resumed] of pausesOf(incident, facts)) {
      if (resumed <= from || stopped >= end) continue;
      this.#ended.add(Math.max(stopped, from));
      const back = Math.min(resumed, end);
      if (back < Number.POSITIVE_INFINITY) this.#begun.add(back);
    }
  }

  /** Reads how many waited as each example came to its steps; rests after each few hundred. */
  *settle(): Generator<void, void> {
    yield* this.#begun.sort();
    yield* this.#ended.sort();
    for (const [index, { instants, ...found }] of this.#found.entries()) {
      if (index % PIECE === PIECE - 1) yield;
      const loads = instants.map((at) => this.#begun.upTo(at) - this.#ended.upTo(at));
      this.#examples.push({ ...found, entry: stepOf(found.visit.shareFrom), loads });
    }
  }
}

/** The step an incident is in when so much of its limit has run. */
export function stepOf(share: Share): number {
  return Math.max(0, Math.min(STEPS - 1, Math.floor(share * STEPS)));
}

/** When a visit came to its steps before the clock ran out: where it entered, then the begin of each step. Running time is taken to have passed evenly. */
function stepInstants({ from, end, shareFrom, shareUntil }: StageVisit): EpochMs[] {
  if (shareFrom > 1) return [];
  const instants = [from];
  for (let step = stepOf(shareFrom) + 1; step < STEPS && step / STEPS < shareUntil; step += 1) {
    const part = (step / STEPS - shareFrom) / (shareUntil - shareFrom);
    instants.push(from + part * (end - from));
  }
  return instants;
}
