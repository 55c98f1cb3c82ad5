import { join } from "node:path";
import { parseArgs } from "node:util";
import perspective from "@perspective-dev/client/node";
import { createDerived } from "../src/derive/create-derived.ts";
import { OpenIncidents } from "../src/derive/open-incidents.ts";
import { createTrack, type Track } from "../src/derive/track.ts";
import type { StreamEvent } from "../src/domain/event.ts";
import type { Incident } from "../src/domain/incident.ts";
import type { Profile } from "../src/domain/profile.ts";
import { loadProfile } from "../server/load-profile.ts";
import { DAY, type EpochMs } from "../src/shared/units.ts";
import { createStore } from "../src/store/create-store.ts";
import type { Store } from "../src/store/store.ts";
import { median, whole } from "./ratio.ts";
import { SyntheticStream } from "./synthetic-events.ts";

/** Monday noon in Hangzhou. */
const START: EpochMs = Date.UTC(2026, 2, 2, 4);
/** 5,000 events a second. */
const SPACING = 0.2;
/** Events between two readings of every figure: five readings a second. */
const FIGURES_EVERY = 1_000;
const AIM = 8;

/** One JSON text as it comes off the wire, and the stream clock with it. */
interface TextBatch {
  readonly text: string;
  readonly now: EpochMs;
}

/**
 * Two measurements. How many events a second store and derivations take in, every figure read five times a second of stream time, beside
 * a bare map that is only patched with them; and the same JSON text parsed into the store and into a Perspective table, each with one grouped
 * view, the counts by category, read after every batch. The latter once more with every figure of the cockpit derived.
 */
export async function run({ smoke }: { readonly smoke: boolean }): Promise<void> {
  const profile = loadProfile("xintang", join(import.meta.dirname, "..", "public"));
  const events = smoke ? 2_000 : 200_000;
  const mixtures = [
    { open: 10_000, size: 100, fixes: 0 },
    { open: 20_000, size: 500, fixes: 0 },
    { open: 10_000, size: 500, fixes: 0.3 },
  ];
  for (const { open, size, fixes } of smoke ? [{ open: 500, size: 100, fixes: 0.3 }] : mixtures) {
    const rounds = rounded(smoke ? 1 : 3, () => measureApply(profile, open, size, fixes, events));
    const rate = median(rounds.map(({ derived }) => derived));
    const ratio = median(rounds.map(({ derived, bare }) => derived / bare));
    console.log(
      `store: ${whole(rate)} events/s applied and derived, ${whole(open)} open, batches of ${size}, ${fixes * 100} % unit fixes; ratio to a bare patched map ${ratio.toFixed(2)}`,
    );
  }
  for (const size of smoke ? [100] : [100, 1_000]) {
    const texts = textBatches(profile, smoke ? 500 : 10_000, size, smoke ? 2_000 : 60_000);
    const ratios: number[] = [];
    const everything: number[] = [];
    const rates: number[] = [];
    for (let round = 0; round < (smoke ? 1 : 3); round += 1) {
      const grouped = measureGrouped(profile, texts);
      const derived = measureDerived(profile, texts);
      const peer = await measurePerspective(texts);
      if (grouped.incidents !== peer.incidents || derived.incidents !== peer.incidents)
        throw new Error(`the store holds ${grouped.incidents} incidents, Perspective ${peer.incidents}`);
      rates.push(grouped.rate);
      ratios.push(grouped.rate / peer.rate);
      everything.push(derived.rate / peer.rate);
    }
    console.log(
      `store: JSON text, batches of ${whole(size)}, one grouped view: ${whole(median(rates))} events/s; ratio to Perspective ${median(ratios).toFixed(1)} (aim ${AIM}); with every figure derived ${median(everything).toFixed(1)}`,
    );
  }
}

function rounded<Result>(rounds: number, measure: () => Result): Result[] {
  return Array.from({ length: rounds }, measure);
}

/** Events a second through store and derivations, and through a map that only keeps them. */
function measureApply(profile: Profile, open: number, size: number, fixes: number, events: number) {
  const stream = new SyntheticStream(profile, { seed: 1, start: START, spacing: SPACING, open, fixes });
  const store = createStore(profile, { windowMs: DAY });
  const derived = createDerived(store, profile);
  const bare = new Map<string, Record<string, unknown>>();
  const filling = stream.fill();
  store.advance(stream.now);
  store.apply(filling);
  patch(bare, filling);
  let derivedMs = 0;
  let bareMs = 0;
  for (let done = 0; done < events; done += size) {
    const batch = stream.take(size);
    const begun = performance.now();
    store.apply(batch);
    store.advance(stream.now);
    if (done % FIGURES_EVERY === 0) derived.figures();
    const applied = performance.now();
    patch(bare, batch);
    derivedMs += applied - begun;
    bareMs += performance.now() - applied;
  }
  if (Math.abs(derived.open - open) > 1) throw new Error(`${derived.open} incidents are open instead of ${open}`);
  return { derived: (events / derivedMs) * 1_000, bare: (events / bareMs) * 1_000 };
}

/** The least a store can do: an object for each incident, the fields of each event put into it, the event kept. */
function patch(table: Map<string, Record<string, unknown>>, events: readonly StreamEvent[]): void {
  for (const event of events) {
    const id = "incident" in event && event.incident !== null ? event.incident : event.kind;
    const row = table.get(id);
    if (row === undefined) table.set(id, { ...event, events: [event] });
    else {
      row.at = event.at;
      row[event.kind === "stage" ? event.stage : event.kind] = event.at;
      (row.events as StreamEvent[]).push(event);
    }
  }
}

function textBatches(profile: Profile, open: number, size: number, events: number): TextBatch[] {
  const stream = new SyntheticStream(profile, { seed: 2, start: START, spacing: SPACING, open, fixes: 0 });
  const batches: TextBatch[] = [{ text: toText(stream.fill()), now: stream.now }];
  for (let done = 0; done < events; done += size) batches.push({ text: toText(stream.take(size)), now: stream.now });
  return batches;
}

/** Rows without nesting, so that both sides take the same text. */
function toText(events: readonly StreamEvent[]): string {
  return JSON.stringify(events.map((event) => (event.kind === "reported" ? { ...event, position: null } : event)));
}

/** The store with open incidents by category kept beside it: what Perspective's view is asked for. */
function measureGrouped(profile: Profile, texts: readonly TextBatch[]) {
  const store = createStore(profile, { windowMs: DAY });
  const open = new OpenIncidents();
  const tracks = new Map<Incident, Track>();
  store.observe({
    incidentChanged(incident) {
      let track = tracks.get(incident);
      if (track === undefined) {
        track = createTrack(incident);
        tracks.set(incident, track);
      }
      open.settle(track);
    },
    incidentEvicted(incident) {
      const track = tracks.get(incident);
      if (track !== undefined) open.remove(track);
      tracks.delete(incident);
    },
    advanced() {},
  });
  return measureStore(
    store,
    texts,
    () => open.byCategory.snapshot(),
    () => {},
  );
}

/** The store with every derivation; all figures are read at the end. */
function measureDerived(profile: Profile, texts: readonly TextBatch[]) {
  const store = createStore(profile, { windowMs: DAY });
  const derived = createDerived(store, profile);
  return measureStore(
    store,
    texts,
    () => derived.openByCategory(),
    () => derived.figures(),
  );
}

/** The first batch fills the table and is not measured. */
function measureStore(
  store: Store,
  [first, ...rest]: readonly TextBatch[],
  readView: () => unknown,
  readAtEnd: () => unknown,
) {
  let events = 0;
  const take = ({ text, now }: TextBatch): void => {
    const parsed: StreamEvent[] = JSON.parse(text);
    store.apply(parsed);
    store.advance(now);
    readView();
    events += parsed.length;
  };
  if (first !== undefined) take(first);
  events = 0;
  const begun = performance.now();
  for (const batch of rest) take(batch);
  readAtEnd();
  return { rate: (events / (performance.now() - begun)) * 1_000, incidents: store.incidents.size };
}

async function measurePerspective([first, ...rest]: readonly TextBatch[]) {
  const text = "string" as const;
  const columns = { incident: text, kind: text, category: text, port: text, region: text, title: text, place: text };
  const more = {
    brain: text,
    stage: text,
    unit: text,
    tier: text,
    severity: "integer",
    revision: "integer",
    at: "float",
  };
  const table = await perspective.table({ ...columns, ...more }, { index: "incident" });
  const view = await table.view({ group_by: ["category"], columns: ["incident"], aggregates: { incident: "count" } });
  const options = { format: "json", port_id: null } as const;
  if (first !== undefined) await table.update(first.text, options);
  await view.to_columns();
  let events = 0;
  const begun = performance.now();
  for (const batch of rest) {
    await table.update(batch.text, options);
    await view.to_columns();
  }
  const elapsed = performance.now() - begun;
  for (const batch of rest) events += (JSON.parse(batch.text) as unknown[]).length;
  const incidents = await table.size();
  await view.delete();
  await table.delete();
  return { rate: (events / elapsed) * 1_000, incidents };
}

const { values } = parseArgs({ options: { smoke: { type: "boolean", default: false } }, strict: false });
if (process.argv[1] === import.meta.filename) await run({ smoke: values.smoke === true });
