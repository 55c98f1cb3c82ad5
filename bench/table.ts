import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadProfile } from "../server/load-profile.ts";
import { createDerived } from "../src/derive/create-derived.ts";
import { IncidentIndex } from "../src/derive/table/incident-index.ts";
import { NO_QUERY, URGENT_FIRST } from "../src/derive/table/incident-query.ts";
import { formatCountdown } from "../src/shared/format-duration.ts";
import { DAY, type EpochMs, SECOND } from "../src/shared/units.ts";
import { createStore } from "../src/store/create-store.ts";
import { median, percentile, whole } from "./ratio.ts";
import { SyntheticStream } from "./synthetic-events.ts";

const PUBLIC = join(import.meta.dirname, "..", "public");
const START: EpochMs = Date.UTC(2026, 2, 2, 2);
/** Events in the second between two ticks. */
const EVENTS = 100;
/** Rows a screen shows, with those kept ready beyond it. */
const ROWS = 40;
const AIM = 1.2;

/**
 * A tick of the table of incidents, at two sizes: what a hundred events and a second of time changed is taken in, the rows in sight are read with their clocks, and the place of
 * one row is looked up. Applying the events is the store's and not part of it, nor is what React makes of the rows, which is the same at either size.
 */
export function run({ smoke }: { readonly smoke: boolean }): void {
  const ticks = smoke ? 10 : 400;
  const sizes = smoke ? [100, 1_000] : [1_000, 100_000];
  // By turns, so that what else the machine does falls on both alike.
  const tables = sizes.map((size) => openTable(size));
  const spent = sizes.map((): number[] => []);
  for (let tick = 0; tick < ticks; tick += 1) for (const [at, table] of tables.entries()) spent[at]?.push(table.tick());
  const medians = spent.map((times) => median(times));
  for (const [at, size] of sizes.entries()) {
    const times = spent[at] ?? [];
    console.log(
      `table: a tick over ${whole(size)} incidents: median ${median(times).toFixed(3)} ms, p99 ${percentile(times, 0.99).toFixed(3)} ms; opened in ${tables[at]?.opened.toFixed(0)} ms`,
    );
  }
  const [small = 1, large = 1] = medians;
  console.log(
    `table: a tick over ${whole(sizes[1] ?? 0)} is ${(large / small).toFixed(2)} × one over ${whole(sizes[0] ?? 0)} (aim at most ${AIM})`,
  );
}

/** A store of so many open incidents with a table over it. */
function openTable(size: number) {
  const profile = loadProfile("xintang", PUBLIC);
  const stream = new SyntheticStream(profile, {
    seed: 5,
    start: START,
    spacing: SECOND / EVENTS,
    open: size,
    fixes: 0,
  });
  const store = createStore(profile, { windowMs: DAY });
  const derived = createDerived(store, profile);
  store.apply(stream.fill());
  store.advance(stream.now);
  void derived.atRisk;
  const begun = performance.now();
  const index = new IncidentIndex({ store, derived, profile, query: NO_QUERY, order: URGENT_FIRST, readings: null });
  index.refresh();
  const opened = performance.now() - begun;
  let shown = 0;
  const tick = (): number => {
    store.apply(stream.take(EVENTS));
    store.advance(stream.now);
    // The clocks of what changed are the derivations' work, whether there is a table or not.
    void derived.atRisk;
    const since = performance.now();
    index.refresh();
    const from = index.size >>> 1;
    const rows = index.slice(from, from + ROWS);
    for (const incident of rows) shown += formatCountdown(derived.deadlineOf(incident).dueAt, store.now).length;
    const [first] = rows;
    if (shown === 0 || first === undefined || index.indexOf(first) !== from)
      throw new Error("a row is not where it is shown");
    return performance.now() - since;
  };
  return { opened, tick };
}

const { values } = parseArgs({ options: { smoke: { type: "boolean", default: false } }, strict: false });
if (process.argv[1] === import.meta.filename) run({ smoke: values.smoke === true });
