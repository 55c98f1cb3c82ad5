import { readFileSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { loadSource } from "../../mock-server/load-source.ts";
import { play } from "../../mock-server/play.ts";
import type { Source } from "../../mock-server/source.ts";
import { createGateway, type Gateway } from "../../server/gateway.ts";
import { MemoryLog } from "../../server/memory-log.ts";
import { createDerived } from "../../src/derive/create-derived.ts";
import type { Derived } from "../../src/derive/derived.ts";
import type { Profile } from "../../src/domain/profile.ts";
import type { Feed } from "../../src/feed/feed.ts";
import { createLiveFeed } from "../../src/feed/live-feed.ts";
import { createStore } from "../../src/store/create-store.ts";
import type { Store } from "../../src/store/store.ts";
import { computeSfFigures, type SfFigures } from "../oracle/sf-oracle.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const FOLDERS = { publicDir: here("../../public"), recordingsDir: here("../../mock-server/recordings") };
const oracle = computeSfFigures(readFileSync(here("../../mock-server/recordings/sf-fire.csv"), "utf8"));

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const task of cleanUp.splice(0).reverse()) await task();
});

/** The recording behind a gateway on a free port. */
async function openRecording(options: { from?: string; loop?: boolean } = {}): Promise<{
  profile: Profile;
  source: Source;
  gateway: Gateway;
  url: string;
}> {
  const { profile, source, complaints } = await loadSource(
    {
      port: 0,
      host: "127.0.0.1",
      profile: undefined,
      seed: 1,
      recording: "sf-fire",
      mapping: undefined,
      speed: "max",
      from: options.from,
      loop: options.loop ?? false,
    },
    FOLDERS,
    Date.now(),
  );
  expect(complaints).toEqual([]);
  const history = source.open(Date.now());
  const gateway = await createGateway({
    profile,
    log: new MemoryLog({ streamId: "first" }),
    clock: () => source.clock(Date.now()),
    timers: globalThis,
    port: 0,
  });
  await gateway.publish(history);
  const { url } = await gateway.listen();
  cleanUp.push(() => gateway.close());
  return { profile, source, gateway, url };
}

interface Page {
  readonly feed: Feed;
  store(): Store;
  derived(): Derived;
  readonly streams: readonly string[];
  until(holds: () => boolean): Promise<void>;
}

/** A page without a screen: feed, store and derivations as the cockpit wires them. */
function openPage(url: string, profile: Profile): Page {
  let store = createStore(profile);
  let derived = createDerived(store, profile);
  const streams: string[] = [];
  let waiting: { readonly holds: () => boolean; readonly resolve: () => void }[] = [];
  const settle = (): void => {
    for (const entry of waiting.filter(({ holds }) => holds())) {
      waiting = waiting.filter((other) => other !== entry);
      entry.resolve();
    }
  };
  const feed = createLiveFeed({
    url,
    scope: [],
    topics: ["incidents", "units", "indicators", "ports", "mode"],
    now: Date.now,
  });
  feed.start({
    opened(_profile, streamId) {
      streams.push(streamId);
      store = createStore(profile);
      derived = createDerived(store, profile);
    },
    batch({ events, clock, rejected }) {
      expect([...rejected]).toEqual([]);
      store.apply(events.map(({ event }) => event));
      store.advance(clock.streamTime);
      settle();
    },
    connection: settle,
  });
  cleanUp.push(() => feed.stop());
  return {
    feed,
    store: () => store,
    derived: () => derived,
    streams,
    until: (holds) =>
      new Promise((resolve) => {
        waiting.push({ holds, resolve });
        settle();
      }),
  };
}

const playNow = (
  source: Source,
  gateway: Gateway,
  options: { nextStreamId?: () => string; signal?: AbortSignal } = {},
) =>
  play({
    source,
    gateway,
    now: Date.now,
    wait: () => setImmediate(),
    signal: new AbortController().signal,
    ...options,
  });

function expectOracle(derived: Derived, expected: SfFigures): void {
  const figures = derived.figures();
  expect(figures).toMatchObject({
    "incidents.open": expected.open,
    "incidents.reported@all": expected.calls,
    "incidents.closed@all": expected.closed,
  });
  for (const stage of ["dispatched", "arrived"] as const) {
    for (const [figure, value] of Object.entries(expected[stage])) {
      expect({ [`${stage}.${figure}`]: figures[`stage.sf.${stage}.${figure}@all`] }).toEqual({
        [`${stage}.${figure}`]: value,
      });
    }
  }
}

test("the San Francisco recording at full speed: the page's figures are the oracle's, live and from a snapshot", async () => {
  const { profile, source, gateway, url } = await openRecording();
  const early = openPage(url, profile);
  await early.until(() => early.feed.streamNow() !== null);
  await playNow(source, gateway);
  const sequence = gateway.counts.sequence;
  expect([...gateway.counts.rejected]).toEqual([]);
  await early.until(() => early.feed.statistics.sequence === sequence);
  expectOracle(early.derived(), oracle);

  const late = openPage(url, profile);
  await late.until(() => late.feed.statistics.sequence === sequence);
  expectOracle(late.derived(), oracle);
  for (const page of [early, late]) {
    expect(page.store().now).toBe(oracle.end);
    expect(page.feed.rate).toBe(0);
    expect(page.feed.streamNow()).toBe(oracle.end);
    expect(page.store().duplicateCount).toBe(0);
    expect([...page.store().rejectedCounts]).toEqual([]);
  }
});

test("--from a wall time of the recording's zone: what came before is there at once, the clock stands at it", async () => {
  const { profile, source, url } = await openRecording({ from: "2017-01-01T08:00" });
  const page = openPage(url, profile);
  const from = Date.parse("2017-01-01T08:00:00-08:00");
  await page.until(() => page.store().now === from);
  const reports = [...page.store().incidents.values()].map((incident) => incident.stages.reported ?? 0);
  expect(reports.length).toBeGreaterThan(400);
  expect(Math.max(...reports)).toBeLessThan(from);
  expect(source.due(Date.now())[0]?.at).toBeGreaterThanOrEqual(from);
});

test("--loop starts over as a new stream, again and again", async () => {
  const { profile, source, gateway, url } = await openRecording({ loop: true });
  const page = openPage(url, profile);
  await page.until(() => page.feed.streamNow() !== null);
  const stop = new AbortController();
  const names = ["second", "third"];
  const nextStreamId = (): string => {
    const name = names.shift() ?? "";
    if (name === "third") stop.abort();
    return name;
  };
  await playNow(source, gateway, { nextStreamId, signal: stop.signal });
  expect(gateway.counts.sequence).toBe(0);
  await page.until(() => page.streams.includes("third"));
  expect(page.streams).toEqual(["first", "second", "third"]);
});
