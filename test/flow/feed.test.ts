import { afterEach, expect, test } from "vitest";
import { MemoryLog } from "../../server/memory-log.ts";
import type { Feed } from "../../src/feed/feed.ts";
import { createLiveFeed, type LiveFeedOptions } from "../../src/feed/live-feed.ts";
import { DAY, MINUTE, SECOND } from "../../src/shared/units.ts";
import { createManualTime } from "../fixtures/manual-time.ts";
import { closed, openGateway, reported } from "./open-gateway.ts";
import { openRelay } from "./tampering-relay.ts";
import { watchFeed } from "./watch-feed.ts";

const PATIENTLY = { timeout: 20_000 };
const feeds: Feed[] = [];

afterEach(() => {
  for (const feed of feeds.splice(0)) feed.stop();
});

/** A feed whose waiting is done by the test: `time.pass` lets its timers fall due. */
function openFeed(url: string, options: Partial<LiveFeedOptions> = {}) {
  const time = createManualTime(Date.now());
  const feed = createLiveFeed({
    url,
    scope: [],
    topics: ["incidents", "units", "indicators", "ports", "mode"],
    now: time.now,
    after: time.after,
    random: () => 1,
    ...options,
  });
  feeds.push(feed);
  return { feed, time, watch: watchFeed(feed) };
}

test("loads what stands, then follows batch by batch", async () => {
  await using bench = await openGateway();
  await bench.gateway.preload([reported("A"), reported("B")]);
  const { feed, watch } = openFeed(bench.url);
  await watch.reaches("live");
  expect(watch.opened).toEqual(["stream-1"]);
  await bench.gateway.publish([closed("A", 2), reported("C")]);
  await bench.gateway.flush();
  await watch.until(() => feed.statistics.sequence === 4);
  expect(watch.taken()).toEqual([1, 2, 3, 4]);
  expect(watch.batches.map(({ phase }) => phase)).toEqual(["snapshot", "live"]);
  expect(watch.states.map(({ kind }) => kind)).toEqual(["connecting", "loading", "loading", "live"]);
});

test("a gateway that comes back with its stream is resumed: offline, recovering, live, and nothing twice", async () => {
  const log = new MemoryLog({ streamId: "stream-1" });
  const before = await openGateway({ log });
  const { gateway, url } = before;
  const { feed, time, watch } = openFeed(url);
  await gateway.preload([reported("A")]);
  await watch.reaches("live");
  await before[Symbol.asyncDispose]();
  const offline = await watch.reaches("offline");
  expect(offline.retryAt - offline.since).toBe(SECOND);

  time.pass(SECOND);
  await watch.until(() => watch.states.filter(({ kind }) => kind === "offline").length === 2);
  await using after = await openGateway({ log, port: Number(new URL(url).port) });
  await after.gateway.preload([reported("B"), reported("C")]);
  time.pass(2 * SECOND);
  await watch.reaches("live");
  expect(feed.statistics.sequence).toBe(3);
  expect(watch.opened).toEqual(["stream-1"]);
  expect(watch.taken()).toEqual([1, 2, 3]);
  expect(watch.states.map(({ kind }) => kind).slice(-2)).toEqual(["recovering", "live"]);
});

test("a gateway that lost its stream is loaded anew", async () => {
  const before = await openGateway();
  const { feed, time, watch } = openFeed(before.url);
  await before.gateway.preload([reported("A"), reported("B")]);
  await watch.reaches("live");
  await before[Symbol.asyncDispose]();
  await watch.reaches("offline");

  await using after = await openGateway({
    log: new MemoryLog({ streamId: "stream-2" }),
    port: Number(new URL(before.url).port),
  });
  await after.gateway.preload([reported("Z")]);
  time.pass(SECOND);
  await watch.reaches("live");
  expect(watch.opened).toEqual(["stream-1", "stream-2"]);
  expect(feed.statistics).toMatchObject({ streamId: "stream-2", sequence: 1 });
});

test("a stream that begins anew on the same connection voids what was held", async () => {
  await using bench = await openGateway();
  await bench.gateway.preload([reported("A"), reported("B")]);
  const { feed, watch } = openFeed(bench.url);
  await watch.reaches("live");
  await bench.gateway.restart("stream-9");
  await watch.until(() => feed.statistics.streamId === "stream-9");
  await watch.reaches("live");
  expect(watch.opened).toEqual(["stream-1", "stream-9"]);
});

test("a batch lost on the way is noticed, asked for and filled", async () => {
  await using bench = await openGateway();
  let isLossy = true;
  await using relay = await openRelay(bench.url, (event, payload) => {
    if (event !== "batch" || !isLossy) return payload;
    isLossy = false;
    return null;
  });
  const { feed, time, watch } = openFeed(relay.url);
  await watch.reaches("live");
  for (const id of ["A", "B", "C"]) {
    await bench.gateway.publish([reported(id)]);
    await bench.gateway.flush();
  }
  await watch.reaches("recovering");
  time.pass(SECOND);
  await watch.reaches("live");
  expect(watch.taken()).toEqual([1, 2, 3]);
  expect(feed.statistics.gaps).toBe(1);
});

test("a page whose clock is five minutes off runs by the server's", async () => {
  const clock = () => ({ serverTime: Date.now(), streamTime: Date.now() - DAY, rate: 1 });
  await using bench = await openGateway({ clock, heartbeatEvery: 20 });
  const { feed, watch } = openFeed(bench.url, { now: () => Date.now() + 5 * MINUTE });
  await watch.reaches("live");
  await expect.poll(() => feed.statistics.latency, PATIENTLY).not.toBeNull();
  expect(Math.abs((feed.serverNow() ?? 0) - Date.now())).toBeLessThan(SECOND);
  expect(Math.abs((feed.streamNow() ?? 0) - (Date.now() - DAY))).toBeLessThan(SECOND);
  expect(feed.statistics.latency).toBeLessThan(SECOND);
});

test.each([10 * MINUTE, -10 * MINUTE])(
  "a page whose clock is set by %i ms runs by the server's again from the next batch on",
  async (step) => {
    let stated = 0;
    const clock = () => {
      stated += 1;
      return { serverTime: Date.now(), streamTime: Date.now(), rate: 1 };
    };
    await using bench = await openGateway({ clock });
    let skew = 0;
    const { feed, watch } = openFeed(bench.url, { now: () => Date.now() + skew });
    await watch.reaches("live");
    let before = 0;
    const isAtRest = () => {
      const same = before === stated;
      before = stated;
      return same;
    };
    await expect.poll(isAtRest, { ...PATIENTLY, interval: 100 }).toBe(true);
    skew = step;
    expect(Math.abs((feed.serverNow() ?? 0) - Date.now())).toBeGreaterThan(MINUTE);
    await bench.gateway.publish([reported("A")]);
    await bench.gateway.flush();
    await expect.poll(() => Math.abs((feed.serverNow() ?? 0) - Date.now()), PATIENTLY).toBeLessThan(SECOND);
    await bench.gateway.publish([reported("B")]);
    await bench.gateway.flush();
    await watch.reaches("live");
  },
);

test("a gateway of another version is refused by the page", async () => {
  await using bench = await openGateway();
  await using relay = await openRelay(bench.url, (event, payload) =>
    event === "hello" ? { ...(payload as object), protocol: 2 } : payload,
  );
  const { watch } = openFeed(relay.url);
  const refused = await watch.reaches("refused");
  expect(refused).toMatchObject({ reason: "version", detail: expect.stringContaining("2") });
  expect(watch.opened).toEqual([]);
});

test("a page of another version is refused by the gateway, and served once the gateway is replaced", async () => {
  await using bench = await openGateway();
  const pass = (_event: string, payload: unknown): unknown => payload;
  const relay = await openRelay(bench.url, pass, { protocol: 99 });
  const { time, watch } = openFeed(relay.url);
  expect(await watch.reaches("refused")).toMatchObject({ reason: "version", detail: expect.stringContaining("99") });
  await relay[Symbol.asyncDispose]();
  await using replaced = await openRelay(bench.url, pass, { port: Number(new URL(relay.url).port) });
  expect(replaced.url).toBe(relay.url);
  time.pass(MINUTE);
  await watch.reaches("live");
});

test("a scope the profile does not have is refused by name", async () => {
  await using bench = await openGateway();
  const { watch } = openFeed(bench.url, { scope: ["atlantis"] });
  expect(await watch.reaches("refused")).toMatchObject({
    reason: "scope",
    detail: expect.stringContaining("atlantis"),
  });
});

test("a gateway that falls silent is stale, then dialled anew", async () => {
  await using bench = await openGateway();
  let isMute = false;
  await using relay = await openRelay(bench.url, (_event, payload) => (isMute ? null : payload));
  const { time, watch } = openFeed(relay.url);
  await watch.reaches("live");
  isMute = true;
  time.pass(8 * SECOND);
  expect(watch.states.at(-1)).toMatchObject({ kind: "stale" });
  isMute = false;
  time.pass(8 * SECOND);
  await watch.reaches("live");
});

test("a page that is seen again dials at once instead of waiting", async () => {
  const log = new MemoryLog({ streamId: "stream-1" });
  const before = await openGateway({ log });
  let wake = (): void => {};
  const { watch } = openFeed(before.url, {
    wakeSignals: (listener) => {
      wake = listener;
      return () => {};
    },
  });
  await watch.reaches("live");
  await before[Symbol.asyncDispose]();
  await watch.reaches("offline");
  await using after = await openGateway({ log, port: Number(new URL(before.url).port) });
  expect(after.url).toBe(before.url);
  wake();
  await watch.reaches("live");
});
