import { expect, it } from "vitest";
import { createFakeFeed, type FakeFeed } from "../feed/fake-feed.ts";
import { makeProfile } from "../../test/fixtures/profile.ts";
import { createScopedFeed } from "./scoped-feed.ts";

it("opens the stream anew for another scope, and hears of the old one no more", () => {
  const opened: { readonly scope: readonly string[]; readonly feed: FakeFeed }[] = [];
  const feed = createScopedFeed([], (scope) => {
    const made = createFakeFeed(1_000 * (opened.length + 1));
    opened.push({ scope, feed: made });
    return made;
  });
  const heard: string[] = [];
  feed.start({
    opened: (profile) => heard.push(`opened ${profile.id}`),
    batch: ({ to }) => heard.push(`batch ${to}`),
    connection: ({ kind }) => heard.push(kind),
  });
  feed.moveTo([]);
  expect(opened).toHaveLength(1);
  feed.moveTo(["street", "village-b"]);
  expect(opened.map(({ scope }) => scope)).toEqual([[], ["street", "village-b"]]);
  opened[0]?.feed.open(makeProfile());
  opened[1]?.feed.open(makeProfile());
  opened[1]?.feed.setConnection({ kind: "live" });
  expect(heard).toEqual(["connecting", "connecting", "opened test", "live"]);
  expect(feed.streamNow()).toBe(2_000);
  feed.stop();
  feed.moveTo(["street"]);
  opened[2]?.feed.open(makeProfile());
  expect(heard).toHaveLength(4);
});
