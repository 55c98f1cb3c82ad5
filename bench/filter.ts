import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadProfile } from "../server/load-profile.ts";
import { createDerived } from "../src/derive/create-derived.ts";
import { type IncidentFilter, NO_FILTER } from "../src/domain/incident-filter.ts";
import { DAY, type EpochMs, SECOND } from "../src/shared/units.ts";
import { createCutter } from "../src/app/cutter.ts";
import { createModel } from "../src/app/model.ts";
import { createStore } from "../src/store/create-store.ts";
import { whole } from "./ratio.ts";
import { SyntheticStream } from "./synthetic-events.ts";

const PUBLIC = join(import.meta.dirname, "..", "public");
const START: EpochMs = Date.UTC(2026, 2, 2, 2);

/** Cutting a table to a filter: until every figure is cut, and the longest the page is held up by it; beside it a bare walk over the table. */
export function run({ smoke }: { readonly smoke: boolean }): void {
  const size = smoke ? 1_000 : 100_000;
  const profile = loadProfile("xintang", PUBLIC);
  const stream = new SyntheticStream(profile, { seed: 5, start: START, spacing: SECOND / 100, open: size, fixes: 0 });
  const store = createStore(profile, { windowMs: DAY });
  const derived = createDerived(store, profile);
  store.apply(stream.fill());
  store.advance(stream.now);
  void derived.atRisk;
  const model = createModel(profile, { store, derived });
  const walked = performance.now();
  let fires = 0;
  for (const incident of store.incidents.values()) if (incident.category === "fire") fires += 1;
  const bare = performance.now() - walked;
  const filters: readonly (readonly [string, IncidentFilter])[] = [
    ["one category", { ...NO_FILTER, categories: [profile.categories[0]?.id ?? ""] }],
    ["everything", { ...NO_FILTER, regions: [profile.regions.id] }],
  ];
  for (const [name, filter] of filters) {
    let next: (() => void) | null = null;
    const cutter = createCutter({
      time: {
        now: () => performance.now(),
        after(_delay, callback) {
          next = callback;
          return () => {
            next = null;
          };
        },
      },
      touch() {},
    });
    let longest = 0;
    let spent = 0;
    const piece = (work: () => void): void => {
      const begun = performance.now();
      work();
      const taken = performance.now() - begun;
      longest = Math.max(longest, taken);
      spent += taken;
    };
    piece(() => cutter.look(model, filter));
    for (let pending = next as (() => void) | null; pending !== null; pending = next as (() => void) | null) {
      next = null;
      piece(pending);
    }
    const { size: matching } = cutter.look(model, filter).store.incidents;
    console.log(
      `filter: ${name} (${whole(matching)} of ${whole(store.incidents.size)}) cut in ${whole(spent)} ms, no piece longer than ${whole(longest)} ms; a bare walk over the table ${bare.toFixed(1)} ms`,
    );
    cutter.stop();
  }
  if (fires > size) throw new Error("more fires than incidents");
}

const { values } = parseArgs({ options: { smoke: { type: "boolean", default: false } }, strict: false });
if (process.argv[1] === import.meta.filename) run({ smoke: values.smoke === true });
