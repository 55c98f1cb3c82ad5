import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { compareAcknowledged, comparePages } from "./compare.ts";
import { type Scene, strikeOne } from "./faults.ts";
import { type HeadlessPage, openHeadlessPage } from "./headless-page.ts";
import { createLater } from "./later.ts";
import { startSource } from "./source.ts";
import type { World } from "./world.ts";

const PAGES: readonly (readonly string[])[] = [[], [], [], [], ["street", "village-a"], ["street", "village-b"]];
/** Faults from one command to the next. No divisor of theirs: every page commands. */
const COMMAND_EVERY = 7;
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
  let streams = 0;
  const command = async (page: HeadlessPage | undefined, incident: string): Promise<void> => {
    const stream = streams;
    const sequence = (await page?.supervise(incident)) ?? null;
    if (sequence !== null && stream === streams) commanded.set(sequence, incident);
  };
  const [pending, later] = createLater();
  const scene: Scene = { world, pages, dice, later };
  try {
    for (let count = 0; count < faults; count += 1) {
      await sleep(STRIKE_EVERY);
      const name = strikeOne(scene);
      struck.set(name, (struck.get(name) ?? 0) + 1);
      const incident = source.openIncident;
      const page = pages[count % pages.length];
      if (count % COMMAND_EVERY === 0 && incident !== null) void command(page, incident);
      if (!empties || count !== Math.floor(faults / 2)) continue;
      await source.pause();
      await world.redis.flush();
      streams += 1;
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

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
