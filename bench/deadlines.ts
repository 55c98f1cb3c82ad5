import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadProfile } from "../server/load-profile.ts";
import { createDerived } from "../src/derive/create-derived.ts";
import { mechanismSchema } from "../src/domain/mechanism.ts";
import type { Profile } from "../src/domain/profile.ts";
import { workingCalendarSchema } from "../src/domain/working-calendar.ts";
import { DAY, type EpochMs, SECOND } from "../src/shared/units.ts";
import { createStore } from "../src/store/create-store.ts";
import { median, percentile, whole } from "./ratio.ts";
import { SyntheticStream } from "./synthetic-events.ts";

const PUBLIC = join(import.meta.dirname, "..", "public");
/** Monday, ten in Hangzhou: offices work. */
const START: EpochMs = Date.UTC(2026, 2, 2, 2);
const CALENDAR = "cn-office";
/** Of ten events of a life one suspends it, the next of it resumes it. */
const SUSPENSIONS = 0.1;
const BATCH = 100;
/** Events between two readings of every figure. */
const FIGURES_EVERY = 1_000;
const TICK_AIM = 2;

/** Two of the shipped mechanisms around the clock, two in working time, with turns that matter. */
const MECHANISMS = [
  { file: "1310", change: { on: { returned: "restart" } } },
  { file: "30125", change: { pauses: ["resident"] } },
  { file: "12810", change: { calendar: CALENDAR, on: { handedOver: "restart" } } },
  { file: "1-3-5", change: { calendar: CALENDAR, on: { reopened: "pause" } } },
];

/**
 * Two measurements. Events a second through store and derivations with four mechanisms, calendars and suspensions, beside the same engine with none;
 * and one tick, a second of stream time and the counts of deadlines read, over open incidents with clocks.
 */
export function run({ smoke }: { readonly smoke: boolean }): void {
  const profile = loadProfile("xintang", PUBLIC);
  const none: Profile = { ...profile, mechanisms: [] };
  const four = withMechanisms(profile);
  const open = smoke ? 1_000 : 100_000;
  const events = smoke ? 2_000 : 200_000;
  const rounds = Array.from({ length: smoke ? 1 : 3 }, () => ({
    none: measureEvents(none, open, events),
    four: measureEvents(four, open, events),
  }));
  const rate = median(rounds.map((round) => round.four));
  const ratio = median(rounds.map((round) => round.four / round.none));
  console.log(
    `deadlines: ${whole(rate)} events/s with four mechanisms, ${whole(open)} open, batches of ${BATCH}; ratio to the same engine with none ${ratio.toFixed(2)}`,
  );

  const ticking = smoke ? 500 : 10_000;
  for (const [name, one] of [
    ["none", none],
    ["four mechanisms", four],
  ] as const) {
    const ticks = measureTicks(one, ticking, smoke ? 20 : 900);
    const aim = one === four ? ` (aim < ${TICK_AIM} ms)` : "";
    console.log(
      `deadlines: a tick over ${whole(ticking)} open, ${name}: median ${median(ticks).toFixed(3)} ms, p99 ${percentile(ticks, 0.99).toFixed(3)} ms, longest ${Math.max(...ticks).toFixed(3)} ms${aim}`,
    );
  }
}

function withMechanisms(profile: Profile): Profile {
  const calendar = workingCalendarSchema.parse(readJson(join("calendars", `${CALENDAR}.json`)));
  return {
    ...profile,
    calendars: { [CALENDAR]: calendar },
    mechanisms: MECHANISMS.map(({ file, change }) => ({
      mechanism: mechanismSchema.parse({ ...readJson(join("mechanisms", `${file}.json`)), ...change }),
      when: {},
    })),
  };
}

function readJson(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(PUBLIC, path), "utf8"));
}

/** Events a second; the counts are read after every batch, every figure now and then. */
function measureEvents(profile: Profile, open: number, events: number): number {
  const stream = new SyntheticStream(profile, {
    seed: 1,
    start: START,
    spacing: 2,
    open,
    fixes: 0,
    suspensions: SUSPENSIONS,
  });
  const store = createStore(profile, { windowMs: DAY });
  const derived = createDerived(store, profile);
  store.apply(stream.fill());
  store.advance(stream.now);
  derived.figures();
  let spent = 0;
  for (let done = 0; done < events; done += BATCH) {
    const batch = stream.take(BATCH);
    const begun = performance.now();
    store.apply(batch);
    store.advance(stream.now);
    if (derived.atRisk + derived.breached > derived.open) throw new Error("more are late than are open");
    if (done % FIGURES_EVERY === 0) derived.figures();
    spent += performance.now() - begun;
  }
  return (events / spent) * 1_000;
}

/** Milliseconds of each of so many ticks. They were reported over ten minutes and got on by some stages, so that something turns in every tick. */
function measureTicks(profile: Profile, open: number, count: number): number[] {
  const stream = new SyntheticStream(profile, {
    seed: 2,
    start: START,
    spacing: (300 * SECOND) / open,
    open,
    fixes: 0,
    suspensions: SUSPENSIONS,
  });
  const store = createStore(profile, { windowMs: DAY });
  const derived = createDerived(store, profile);
  store.apply([...stream.fill(), ...stream.take(open)]);
  store.advance(stream.now);
  derived.figures();
  return Array.from({ length: count }, () => {
    const begun = performance.now();
    store.advance(store.now + SECOND);
    if (derived.atRisk + derived.breached > open) throw new Error("more are late than are open");
    return performance.now() - begun;
  });
}

const { values } = parseArgs({ options: { smoke: { type: "boolean", default: false } }, strict: false });
if (process.argv[1] === import.meta.filename) run({ smoke: values.smoke === true });
