import { type AddressInfo, createServer } from "node:net";
import { afterEach, expect, test } from "vitest";
import type { Command } from "../../src/domain/command.ts";
import type { Feed } from "../../src/feed/feed.ts";
import { createLiveFeed } from "../../src/feed/live-feed.ts";
import { accessAs } from "../fixtures/access.ts";
import { createManualTime } from "../fixtures/manual-time.ts";
import { NOW, openGateway, reported } from "./open-gateway.ts";
import { type FeedWatch, watchFeed } from "./watch-feed.ts";

const feeds: Feed[] = [];
afterEach(() => {
  for (const feed of feeds.splice(0)) feed.stop();
});

function openFeed(url: string): { readonly feed: Feed; readonly watch: FeedWatch } {
  const time = createManualTime(NOW);
  const feed = createLiveFeed({
    url,
    scope: [],
    topics: ["incidents"],
    now: time.now,
    after: time.after,
    random: () => 1,
  });
  feeds.push(feed);
  return { feed, watch: watchFeed(feed) };
}

const SUPERVISE: Command = { kind: "supervise", incident: "A", by: "Li", note: "" };

test("a command comes back as an event, at every page", async () => {
  await using place = await openGateway();
  await place.gateway.preload([reported("A")]);
  const one = openFeed(place.url);
  const other = openFeed(place.url);
  await one.watch.reaches("live");
  await other.watch.reaches("live");
  expect(await one.feed.command(SUPERVISE)).toEqual({ ok: true, sequence: 2 });
  await place.gateway.flush();
  for (const { watch } of [one, other]) {
    await watch.until(() => watch.taken().includes(2));
    expect(watch.batches.at(-1)?.events[0]?.event).toMatchObject({ kind: "supervised", incident: "A", by: "Li" });
  }
});

test("a refusal says which one it is", async () => {
  await using place = await openGateway({ access: accessAs("wall") });
  const { feed, watch } = openFeed(place.url);
  await watch.reaches("live");
  expect(await feed.command(SUPERVISE)).toMatchObject({ ok: false, reason: "forbidden" });
});

test("without a line nothing is sent", async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  const { feed, watch } = openFeed(`http://127.0.0.1:${port}`);
  expect(await feed.command(SUPERVISE)).toMatchObject({ ok: false, reason: "unreachable" });
  await watch.reaches("offline");
  expect(await feed.command(SUPERVISE)).toMatchObject({ ok: false, reason: "unreachable" });
});

test("a line that breaks before the answer leaves open whether it was done", async () => {
  await using place = await openGateway();
  await place.gateway.preload([reported("A")]);
  const { feed, watch } = openFeed(place.url);
  await watch.reaches("live");
  const outcome = feed.command(SUPERVISE);
  feed.stop();
  expect(await outcome).toMatchObject({ ok: false, reason: "unanswered" });
});
