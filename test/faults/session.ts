import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { isIncidentEvent, type SequencedEvent } from "../../src/domain/event.ts";
import { createStore } from "../../src/store/create-store.ts";
import type { Store } from "../../src/store/store.ts";
import { makeProfile } from "../fixtures/profile.ts";
import { type Scene, strikeOne } from "./faults.ts";
import { type HeadlessPage, openHeadlessPage } from "./headless-page.ts";
import { startSource } from "./source.ts";
import type { World } from "./world.ts";

const PAGES: readonly (readonly string[])[] = [[], [], [], [], ["street", "village-a"], ["street", "village-b"]];
/** Real time from one fault to the next. */
const STRIKE_EVERY = 22;
const LOOK_EVERY = 25;
/** A look that is later than this is no look: the process had no time, and the pages' watchdogs neither. */
const LATE_LOOK = 100;
/** After that the machine, not the product, is at fault; or the product hangs. */
const HEAL_WITHIN = 60_000;

/** What a session found. */
export interface SessionReport {
  readonly seed: number;
  readonly faults: ReadonlyMap<string, number>;
  readonly events: number;
  readonly commands: number;
  readonly shown: ReadonlySet<string>;
  /** Empty when everything is as it must be. */
  readonly complaints: readonly string[];
}

/** Lets faults strike, then heals everything and compares. `empties`: half-way Redis loses everything. */
export async function runSession(
  world: World,
  { seed, faults, empties }: { readonly seed: number; readonly faults: number; readonly empties: boolean },
): Promise<SessionReport> {
  const generator = xoroshiro128plus(seed);
  const dice = (): number => uniformFloat64(generator);
  // What runs by itself draws from dice of its own, so that the faults depend on the seed alone.
  const ownDice = (): (() => number) => {
    const own = xoroshiro128plus(Math.floor(dice() * 0x7fffffff));
    return () => uniformFloat64(own);
  };
  const picking = ownDice();
  const pick = (): string => world.pick(picking);
  const source = startSource({ pick, random: ownDice(), now: world.now });
  const pages: HeadlessPage[] = [];
  for (const [index, scope] of PAGES.entries())
    pages.push(await openHeadlessPage(`page ${index}`, scope, { begun: world.begun, pick, random: ownDice() }));
  const watch = watchAll(pages);
  const complaints: string[] = [];
  const struck = new Map<string, number>();
  const commanded = new Map<number, string>();
  const [pending, later] = createLater();
  const scene: Scene = { world, pages, dice, later };
  try {
    for (let count = 0; count < faults; count += 1) {
      await sleep(STRIKE_EVERY);
      const name = strikeOne(scene);
      struck.set(name, (struck.get(name) ?? 0) + 1);
      const incident = source.openIncident;
      if (count % 20 === 0 && incident !== null)
        void pages[count % pages.length]?.supervise(incident).then((at) => at !== null && commanded.set(at, incident));
      if (!empties || count !== Math.floor(faults / 2)) continue;
      await source.pause();
      await world.redis.flush();
      commanded.clear();
      source.resume(true);
    }
    await pending.settle();
    heal(scene);
    await source.pause();
    const log = await world.openLog();
    try {
      complaints.push(...(await awaitPages(pages, log)));
      const events = (await log.since(0)) ?? [];
      complaints.push(...compareAcknowledged(events, source.acknowledged, commanded));
      complaints.push(...comparePages(pages, (await log.snapshot({ from: Number.NEGATIVE_INFINITY })).events));
    } finally {
      await log.close();
    }
  } finally {
    watch.stop();
    await source.stop();
    for (const page of pages) await page[Symbol.asyncDispose]();
  }
  complaints.push(...source.surprises, ...pages.flatMap(({ lies }) => lies));
  return {
    seed,
    faults: struck,
    events: source.acknowledged.size,
    commands: commanded.size,
    shown: new Set(pages.flatMap(({ shown }) => [...shown])),
    complaints,
  };
}

function heal({ world, pages }: Scene): void {
  for (const line of [...pages.map((page) => page.line), ...world.gateways.map((gateway) => gateway.line)]) {
    line.delay(0);
    line.throttle(0);
  }
}

/** Resolves when every page follows and holds the head; gives those that do not in time. */
async function awaitPages(
  pages: readonly HeadlessPage[],
  log: { readonly head: number; readonly streamId: string },
): Promise<string[]> {
  const until = Date.now() + HEAL_WITHIN;
  const isBehind = (page: HeadlessPage): boolean =>
    !["live", "demo", "replaying"].includes(page.state.kind) ||
    page.sequence !== log.head ||
    page.streamId !== log.streamId;
  while (pages.some(isBehind) && Date.now() < until) await sleep(20);
  return pages
    .filter(isBehind)
    .map((page) => `a page stays ${JSON.stringify(page.state)} at ${page.sequence} of ${log.head}`);
}

/** Everything that was acknowledged is in the log, once; sequences have no holes. */
function compareAcknowledged(
  events: readonly SequencedEvent[],
  acknowledged: ReadonlySet<string>,
  commanded: ReadonlyMap<number, string>,
): string[] {
  const complaints: string[] = [];
  const counts = new Map<string, number>();
  for (const [index, { sequence, event }] of events.entries()) {
    if (sequence !== index + 1) complaints.push(`the log holds ${sequence} at ${index + 1}`);
    if (!isIncidentEvent(event)) continue;
    const name = `${event.incident}#${event.revision}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  for (const name of acknowledged) if (!counts.has(name)) complaints.push(`${name} was acknowledged and is lost`);
  for (const [name, count] of counts) if (count > 1) complaints.push(`${name} is in the log ${count} times`);
  for (const [sequence, incident] of commanded) {
    const event = events[sequence - 1]?.event;
    if (event?.kind !== "supervised" || event.incident !== incident)
      complaints.push(`the supervision of ${incident} at ${sequence} was acknowledged and is lost`);
  }
  return complaints;
}

/** Each page's table is the log's, of what its scope has ever held. */
function comparePages(pages: readonly HeadlessPage[], events: readonly SequencedEvent[]): string[] {
  const profile = makeProfile();
  return pages.flatMap((page, index) => {
    const [, village] = PAGES[index] ?? [];
    const reference = createStore(profile);
    const inside = incidentsIn(events, village);
    reference.apply(
      events.map(({ event }) => event).filter((event) => !isIncidentEvent(event) || inside.has(event.incident)),
    );
    const [ours, theirs] = [tableOf(page.store), tableOf(reference)];
    return ours === theirs ? [] : [`page ${index}: its table is not the log's: ${difference(ours, theirs)}`];
  });
}

function incidentsIn(events: readonly SequencedEvent[], village: string | undefined): ReadonlySet<string> {
  const grids = village === "village-a" ? ["village-a", "grid-a1", "grid-a2"] : [village];
  const inside = new Set<string>();
  for (const { event } of events) {
    const region = event.kind === "reported" ? event.region : event.kind === "amended" ? event.patch.region : undefined;
    if (isIncidentEvent(event) && region !== undefined && (village === undefined || grids.includes(region)))
      inside.add(event.incident);
  }
  return inside;
}

/** A line an incident, so that two tables can be compared. */
function tableOf(store: Store | null): string {
  if (store === null) return "";
  const lines = [...store.incidents.keys()].map((id) => `${id} ${JSON.stringify(store.eventsOf(id))}`);
  return lines.toSorted().join("\n");
}

function difference(ours: string, theirs: string): string {
  const [has, should] = [ours.split("\n"), theirs.split("\n")];
  const extra = has.find((line) => !should.includes(line));
  const missing = should.find((line) => !has.includes(line));
  return `${has.length} lines of ${should.length}, has ${extra?.slice(0, 300)}, lacks ${missing?.slice(0, 300)}`;
}

/** Looks at every page again and again. */
function watchAll(pages: readonly HeadlessPage[]): { stop(): void } {
  let lookedAt = Date.now();
  let lateAt = 0;
  const timer = setInterval(() => {
    const now = Date.now();
    if (now - lookedAt > LATE_LOOK) lateAt = now;
    lookedAt = now;
    if (now - lateAt > 2_000) for (const page of pages) page.look();
  }, LOOK_EVERY);
  return { stop: () => clearInterval(timer) };
}

/** Tasks for later, and a way to have them all done now. */
function createLater(): [{ settle(): Promise<void> }, Scene["later"]] {
  const tasks = new Set<() => Promise<void>>();
  const running = new Set<Promise<void>>();
  const later: Scene["later"] = (delay, task) => {
    const run = async (): Promise<void> => {
      clearTimeout(timer);
      tasks.delete(run);
      await task();
    };
    const begin = (): void => {
      const done = run().finally(() => running.delete(done));
      running.add(done);
    };
    const timer = setTimeout(begin, delay);
    tasks.add(run);
  };
  return [
    {
      async settle() {
        await Promise.all([...tasks].map((run) => run()));
        await Promise.all(running);
      },
    },
    later,
  ];
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
