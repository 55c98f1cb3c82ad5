import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readShapes } from "../mock-server/geometry.ts";
import { Simulation } from "../mock-server/simulation/simulation.ts";
import { loadProfile } from "../server/load-profile.ts";
import { createDerived } from "../src/derive/create-derived.ts";
import { createLearner } from "../src/app/learner.ts";
import type { Predictions } from "../src/derive/prediction/prediction.ts";
import { createPredictions } from "../src/derive/prediction/predictions.ts";
import { DAY, type EpochMs, SECOND } from "../src/shared/units.ts";
import { createStore } from "../src/store/create-store.ts";
import { median, percentile, whole } from "./ratio.ts";

/** Friday afternoon in Hangzhou. */
const START: EpochMs = Date.UTC(2026, 10, 20, 6, 32, 8);
/** What a stretch of pieces may take at most, in milliseconds. */
const AIM = 5;

/**
 * Learning from six weeks of Xintang's simulated street, 50,000 incidents: the whole of it beside a bare loop that only reads the stages of every incident;
 * the pieces it comes in; and one question for every open incident, as lists ask each second.
 */
export async function run({ smoke }: { readonly smoke: boolean }): Promise<void> {
  const root = join(import.meta.dirname, "..", "public");
  const days = smoke ? 1 : 42;
  const profile = { ...loadProfile("xintang", root), windowMs: days * DAY };
  const shapes = readShapes(JSON.parse(readFileSync(join(root, profile.map.regions), "utf8")));
  const simulation = new Simulation({
    profile,
    shapes,
    indicators: [],
    seed: 1310,
    start: START,
    historyDays: days + 1,
  });
  const store = createStore(profile);
  store.advance(START - SECOND);
  const derived = createDerived(store, profile);
  store.apply(simulation.open());
  store.advance(START);
  const incidents = [...store.incidents.values()];
  const open = [...derived.openIncidents()];
  const predictions = createPredictions(store, derived, profile);
  const wholes: number[] = [];
  const bares: number[] = [];
  /** Of each piece the shortest time of all rounds: the work is the same each time, what else the machine does is not. */
  const leasts: number[] = [];
  const stretches: number[] = [];
  for (let round = 0; round < (smoke ? 1 : 5); round += 1) {
    bares.push(timed(() => incidents.reduce((sum, incident) => sum + derived.firstStagesOf(incident).length, 0)));
    const work = predictions.learn();
    let whole = 0;
    for (let piece = 0, isDone = false; !isDone; piece += 1) {
      const took = timed(() => (isDone = work.next().done === true));
      whole += took;
      leasts[piece] = Math.min(leasts[piece] ?? took, took);
    }
    wholes.push(whole);
    stretches.push(...stretchesOf(predictions));
  }
  const asked = Array.from({ length: 20 }, () =>
    timed(() => open.forEach((incident) => void predictions.of(incident))),
  );
  const ratio = median(wholes) / median(bares);
  console.log(
    `prediction: ${whole(incidents.length)} incidents learned from in ${whole(median(wholes))} ms of work, ratio to a bare reading of their stages ${ratio.toFixed(1)}; longest piece ${Math.max(...leasts).toFixed(1)} ms of its own; stretches of the page p99 ${percentile(stretches, 0.99).toFixed(1)} ms, longest ${Math.max(...stretches).toFixed(1)} ms (aim ${AIM}); asked for ${whole(open.length)} open incidents ${((median(asked) * 1_000) / Math.max(1, open.length)).toFixed(2)} µs each`,
  );
}

/** How long the page works at a stretch while it learns. */
function stretchesOf(predictions: Predictions): number[] {
  const stretches: number[] = [];
  let next = null as (() => void) | null;
  const after = (_: number, work: () => void): (() => void) => {
    next = work;
    return () => {};
  };
  const time = { now: () => performance.now(), after };
  createLearner({ time, subject: () => ({ predictions, now: START }) }).tick();
  for (let work: (() => void) | null = next; work !== null; work = next) {
    next = null;
    stretches.push(timed(work));
  }
  return stretches;
}

function timed(task: () => unknown): number {
  const from = performance.now();
  task();
  return performance.now() - from;
}

const { values } = parseArgs({ options: { smoke: { type: "boolean", default: false } }, strict: false });
if (process.argv[1] === import.meta.filename) await run({ smoke: values.smoke === true });
