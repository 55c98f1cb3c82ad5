import type { Incident } from "../../domain/incident.ts";
import type { EpochMs, Share } from "../../shared/units.ts";
import { type Example, Examples } from "./examples.ts";
import { InstantCounter } from "./instant-counter.ts";
import { pausesOf, type StageVisit } from "./stage-visit.ts";

/** The limit is cut into so many steps: a prediction is made for each of them. */
export const STEPS = 8;

/** Steps of examples between two rests. */
const PIECE = 250;

/** What happened in one stage of one mechanism: its examples, and how many waited in it at any instant. */
export class StageHistory {
  readonly #begun: InstantCounter;
  readonly #ended: InstantCounter;
  /** Whole after `settle`. */
  readonly examples = new Examples();

  /** Nothing is asked of instants before `origin`. */
  constructor(origin: EpochMs) {
    this.#begun = new InstantCounter(origin);
    this.#ended = new InstantCounter(origin);
  }

  /**
   * Takes a visit as an example.
   * @param knownAt when one knew how it ended
   * @param freeAt place in `FREE` of the incident's community at an instant
   */
  add(
    features: Pick<Example, "category" | "region" | "hours" | "knownAt">,
    visit: StageVisit,
    freeAt: (at: EpochMs) => number,
  ): void {
    const { verdict, reachedAt, elapsed } = visit.facts;
    this.examples.add(
      {
        ...features,
        from: visit.from,
        isBroken: visit.isBroken === true,
        elapsed: reachedAt === null || verdict === "excluded" ? null : elapsed,
        entry: stepOf(visit.shareFrom),
      },
      stepInstants(visit),
      freeAt,
    );
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
    const waitingAt = (at: EpochMs): number => this.#begun.upTo(at) - this.#ended.upTo(at);
    for (let step = 0; step < this.examples.steps; step += 1) {
      if (step % PIECE === PIECE - 1) yield;
      this.examples.readLoad(step, waitingAt);
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
