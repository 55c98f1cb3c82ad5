import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, expect } from "vitest";
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

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const FOLDERS = { publicDir: here("../../public"), recordingsDir: here("../../mock-server/recordings") };

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const task of cleanUp.splice(0).reverse()) await task();
});

export interface OpenRecording {
  readonly profile: Profile;
  readonly source: Source;
  readonly gateway: Gateway;
  readonly url: string;
  readonly complaints: readonly string[];
}

/** A recording (a shipped one's name or a CSV's path), at full speed, behind a gateway on a free port until the test is over. */
export async function openRecording(
  recording: string,
  options: { from?: string; loop?: boolean } = {},
): Promise<OpenRecording> {
  const loaded = await loadSource(
    {
      port: 0,
      host: "127.0.0.1",
      profile: undefined,
      seed: 1,
      recording,
      mapping: undefined,
      speed: "max",
      from: options.from,
      loop: options.loop ?? false,
    },
    FOLDERS,
    Date.now(),
  );
  const { profile, source, complaints } = loaded;
  const history = source.open(Date.now());
  const gateway = await createGateway({
    profile,
    log: new MemoryLog({ streamId: "first", ...loaded.recording?.logBounds }),
    clock: () => source.clock(Date.now()),
    timers: globalThis,
    port: 0,
  });
  await gateway.publish(history);
  const { url } = await gateway.listen();
  cleanUp.push(() => gateway.close());
  return { profile, source, gateway, url, complaints };
}

export interface FlowPage {
  readonly feed: Feed;
  store(): Store;
  derived(): Derived;
  readonly streams: readonly string[];
  until(holds: () => boolean): Promise<void>;
}

/** A page without a screen: feed, store and derivations as the cockpit wires them. */
export function openPage(url: string, profile: Profile): FlowPage {
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

/** Plays it to its end, or until told to stop. */
export function playNow(
  { source, gateway }: Pick<OpenRecording, "source" | "gateway">,
  options: { nextStreamId?: () => string; signal?: AbortSignal } = {},
): Promise<void> {
  return play({
    source,
    gateway,
    now: Date.now,
    wait: () => setImmediate(),
    signal: new AbortController().signal,
    ...options,
  });
}
