import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readShapes } from "../mock-server/geometry.ts";
import { Simulation } from "../mock-server/simulation/simulation.ts";
import { loadProfile } from "../server/load-profile.ts";
import { createDerived } from "../src/derive/create-derived.ts";
import { createPredictions } from "../src/derive/prediction/predictions.ts";
import { DAY, type EpochMs, SECOND } from "../src/shared/units.ts";
import { createStore } from "../src/store/create-store.ts";
import { median, percentile, whole } from "./ratio.ts";

/** Friday afternoon in Hangzhou. */
const START: EpochMs = Date.UTC(2026, 10, 20, 6, 32, 8);
/** What a piece may take: half a frame. */
const AIM = 8;

/**
 * Learning from six weeks of Xintang's simulated street, 50,000 incidents: the whole of it beside a bare loop that only reads every stage of every incident;
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
  let pieces: number[] = [];
  for (let round = 0; round < (smoke ? 1 : 5); round += 1) {
    bares.push(timed(() => incidents.reduce((sum, incident) => sum + derived.stagesOf(incident).length, 0)));
    pieces = [];
    const work = predictions.learn();
    for (let isDone = false; !isDone; ) pieces.push(timed(() => (isDone = work.next().done === true)));
    wholes.push(pieces.reduce((sum, piece) => sum + piece, 0));
  }
  const asked = Array.from({ length: 20 }, () =>
    timed(() => open.forEach((incident) => void predictions.of(incident))),
  );
  const ratio = median(wholes) / median(bares);
  console.log(
    `prediction: ${whole(incidents.length)} incidents learned from in ${whole(median(wholes))} ms of work, ratio to a bare reading of their stages ${ratio.toFixed(1)}; pieces p99 ${percentile(pieces, 0.99).toFixed(1)} ms, longest ${Math.max(...pieces).toFixed(1)} ms (aim ${AIM}); asked for ${whole(open.length)} open incidents ${((median(asked) * 1_000) / Math.max(1, open.length)).toFixed(2)} µs each`,
  );
}

function timed(task: () => unknown): number {
  const from = performance.now();
  task();
  return performance.now() - from;
}

const { values } = parseArgs({ options: { smoke: { type: "boolean", default: false } }, strict: false });
if (process.argv[1] === import.meta.filename) await run({ smoke: values.smoke === true });
