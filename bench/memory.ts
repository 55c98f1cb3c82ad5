import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { parseArgs } from "node:util";
import { runInNewContext } from "node:vm";
import { loadProfile } from "../server/load-profile.ts";
import { createDerived } from "../src/derive/create-derived.ts";
import { DAY } from "../src/shared/units.ts";
import { createStore } from "../src/store/create-store.ts";
import { whole } from "./ratio.ts";
import { SyntheticStream } from "./synthetic-events.ts";

/** Incidents in the window: those open, and those closed within a day. */
const INCIDENTS = 20_000;
const OPEN = 2_000;
/** Reported, four stages, closed. */
const EVENTS_PER_LIFE = 6;
const BATCH = 200;
/** Events between two readings of every figure. */
const FIGURES_EVERY = 10 * BATCH;
const DAYS_TO_FILL = 2.4;
const MEBIBYTE = 2 ** 20;

/**
 * An endless stream through a window of 24 hours that holds 20,000 incidents: the heap after garbage collection, from the moment the window is full,
 * must not grow with the events that went through. Prints it at checkpoints, with its slope.
 */
export async function run({ smoke }: { readonly smoke: boolean }): Promise<void> {
  const profile = loadProfile("xintang", join(import.meta.dirname, "..", "public"));
  const events = smoke ? 20_000 : 1_000_000;
  const incidents = smoke ? 400 : INCIDENTS;
  const open = smoke ? 40 : OPEN;
  const perDay = (incidents - open) * EVENTS_PER_LIFE;
  const fixes = 0.3;
  const stream = new SyntheticStream(profile, {
    seed: 1,
    start: Date.UTC(2026, 2, 2, 4),
    spacing: (DAY / perDay) * (1 - fixes),
    open,
    fixes,
  });
  const store = createStore(profile, { windowMs: DAY });
  const derived = createDerived(store, profile);
  const take = (count: number): void => {
    for (let done = 0; done < count; done += BATCH) {
      const batch = stream.take(BATCH);
      store.advance(stream.now);
      store.apply(batch);
      if (done % FIGURES_EVERY === 0) derived.figures();
    }
  };
  store.advance(stream.now);
  store.apply(stream.fill());
  // The window fills, unit fixes fill their ring, the ids of those that left fill the list of the remembered.
  take(Math.ceil((DAYS_TO_FILL * perDay) / (1 - fixes)));
  const checkpoints = smoke ? 4 : 10;
  const heap: number[] = [heapAfterCollection()];
  for (let checkpoint = 1; checkpoint <= checkpoints; checkpoint += 1) {
    take(events / checkpoints);
    heap.push(heapAfterCollection());
    console.log(
      `memory: after ${whole((events * checkpoint) / checkpoints)} events ${mebibytes(heap.at(-1) ?? 0)} MiB, ${whole(store.incidents.size)} incidents, ${whole(store.droppedFromLog)} events dropped from the log`,
    );
  }
  const grown = slope(heap) * checkpoints;
  const ratio = (heap.at(-1) ?? 0) / (heap[0] ?? 1);
  console.log(
    `memory: ${whole(events)} events through a 24 h window of ${whole(incidents)} incidents: heap grew by ${mebibytes(grown)} MiB (fitted), last ÷ first ${ratio.toFixed(3)} (aim 1)`,
  );
}

/** Least squares, per step. */
function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let covariance = 0;
  let variance = 0;
  for (const [index, value] of values.entries()) {
    covariance += (index - middle) * (value - mean);
    variance += (index - middle) ** 2;
  }
  return covariance / variance;
}

function heapAfterCollection(): number {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

function mebibytes(bytes: number): string {
  return (bytes / MEBIBYTE).toFixed(1);
}

const { values } = parseArgs({ options: { smoke: { type: "boolean", default: false } }, strict: false });
if (process.argv[1] === import.meta.filename) await run({ smoke: values.smoke === true });
