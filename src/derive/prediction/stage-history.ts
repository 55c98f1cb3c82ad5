import type { Incident } from "../../domain/incident.ts";
import type { EpochMs } from "../../shared/units.ts";
import { InstantCounter } from "./instant-counter.ts";
import { pausesOf, type StageVisit } from "./stage-visit.ts";

/** The limit is cut into so many steps: a prediction is made for each of them. */
export const STEPS = 8;

/** One past start of a stage, as it is counted. */
export interface Example {
  readonly category: number;
  readonly region: number;
  readonly hours: number;
  readonly visit: StageVisit;
}

/** What happened in one stage of one mechanism: its examples, and how many waited in it at any instant. */
export class StageHistory {
  readonly examples: Example[] = [];
  readonly #begun: InstantCounter;
  readonly #ended: InstantCounter;

  constructor(origin: EpochMs) {
    this.#begun = new InstantCounter(origin);
    this.#ended = new InstantCounter(origin);
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

  *sort(): Generator<void, void> {
    yield* this.#begun.sort();
    yield* this.#ended.sort();
  }

  /** Incidents in the stage at an instant, those that leave it then not among them. */
  waitingAt(at: EpochMs): number {
    return this.#begun.upTo(at) - this.#ended.upTo(at);
  }
}

/** The step an incident is in when so much of its limit has run. */
export function stepOf(share: number): number {
  return Math.max(0, Math.min(STEPS - 1, Math.floor(share * STEPS)));
}

/** Calls `see` with each step of its limit a visit came to before the clock ran out: where it entered, then at the begin of each step, with the instant. */
export function walkSteps(
  { from, end, shareFrom, shareUntil }: StageVisit,
  see: (step: number, at: EpochMs) => void,
): void {
  if (shareFrom > 1) return;
  const entry = stepOf(shareFrom);
  see(entry, from);
  for (let step = entry + 1; step < STEPS && step / STEPS < shareUntil; step += 1) {
    // Running time is taken to have passed evenly.
    const part = (step / STEPS - shareFrom) / (shareUntil - shareFrom);
    see(step, from + part * (end - from));
  }
}
