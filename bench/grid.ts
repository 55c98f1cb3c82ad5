import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readShapes } from "../mock-server/geometry.ts";
import { Simulation } from "../mock-server/simulation/simulation.ts";
import { loadProfile } from "../server/load-profile.ts";
import { Tallies } from "../server/tallies.ts";
import { createDerived } from "../src/derive/create-derived.ts";
import { createGrid } from "../src/derive/grid/create-grid.ts";
import type { Grid } from "../src/derive/grid/grid.ts";
import { weekSentence } from "../src/derive/grid/week-sentence.ts";
import type { StreamEvent } from "../src/domain/event.ts";
import { listRegions } from "../src/domain/region.ts";
import { DAY, type EpochMs, HOUR, MINUTE } from "../src/shared/units.ts";
import { createStore } from "../src/store/create-store.ts";
import { median } from "./ratio.ts";

/** Friday afternoon in Hangzhou. */
const START: EpochMs = Date.UTC(2026, 10, 20, 6, 32, 8);

/**
 * The grid over Xintang's simulated street: what an event costs with it beside what it costs without, making it for a table that is full already, and what one
 * second of the scene asks of it. Beside them what the gateway pays to tally four weeks.
 */
export async function run({ smoke }: { readonly smoke: boolean }): Promise<void> {
  const root = join(import.meta.dirname, "..", "public");
  const profile = loadProfile("xintang", root);
  const shapes = readShapes(JSON.parse(readFileSync(join(root, profile.map.regions), "utf8")));
  const simulation = new Simulation({
    profile,
    shapes,
    indicators: [],
    seed: 1310,
    start: START,
    historyDays: smoke ? 2 : 28,
  });
  const history = simulation.open();
  const live = simulation.until(START + (smoke ? 10 * MINUTE : 8 * HOUR));
  const tallies = new Tallies(profile);
  const noting = timed(() => {
    for (const event of history) tallies.note(event);
    tallies.take(history.length, START);
  });
  const told = [...tallies.since(0)].map(({ event }) => event);
  const recent = history.filter((event) => event.at > START - 8 * DAY);

  const without: number[] = [];
  const withGrid: number[] = [];
  const making: number[] = [];
  const asking: number[] = [];
  for (let round = 0; round < (smoke ? 1 : 7); round += 1) {
    const bare = fill(recent, told);
    without.push(timed(() => follow(bare.store, live)) / (live.length / 1_000));
    const watched = fill(recent, told);
    let grid: Grid | null = null;
    making.push(timed(() => (grid = createGrid(watched.store, watched.derived, profile))));
    withGrid.push(timed(() => follow(watched.store, live)) / (live.length / 1_000));
    if (grid !== null) asking.push(timed(() => askSecond(grid as unknown as Grid)));
  }

  function fill(events: readonly StreamEvent[], counts: readonly StreamEvent[]) {
    const store = createStore(profile);
    store.advance(START);
    const derived = createDerived(store, profile);
    store.apply([...events, ...counts]);
    return { store, derived };
  }

  /** What the scene reads in a second: every village by the dearest measure with its hours, the hotspots, the week with its sentence. */
  function askSecond(grid: Grid): void {
    for (const { id } of listRegions(profile.regions)) {
      grid.load(id, "usual");
      grid.byHour(id);
    }
    grid.hotspots(null, 8);
    weekSentence(grid.matrix(null));
  }

  const off = median(without);
  const on = median(withGrid);
  console.log(
    `store and figures: ${off.toFixed(2)} ms per 1,000 events; with the grid ${on.toFixed(2)} (${(on / off).toFixed(2)} times)`,
  );
  console.log(`making it for ${recent.length.toLocaleString("en-US")} events held: ${median(making).toFixed(1)} ms`);
  console.log(`one second of the scene: ${median(asking).toFixed(2)} ms`);
  console.log(
    `gateway: ${told.length.toLocaleString("en-US")} tallies of ${history.length.toLocaleString("en-US")} events in ${noting.toFixed(0)} ms`,
  );
}

/** Applies events as they come, a hundred a batch. */
function follow(store: ReturnType<typeof createStore>, events: readonly StreamEvent[]): void {
  for (let from = 0; from < events.length; from += 100) {
    const batch = events.slice(from, from + 100);
    store.apply(batch);
    store.advance(Math.max(store.now, ...batch.map(({ at }) => at)));
  }
}

function timed(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

const { values } = parseArgs({ options: { smoke: { type: "boolean", default: false } }, strict: false });
if (process.argv[1] === import.meta.filename) await run({ smoke: values.smoke === true });
