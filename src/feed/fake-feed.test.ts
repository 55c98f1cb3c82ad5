import { expect, test } from "vitest";
import { makeProfile } from "../../test/fixtures/profile.ts";
import { createFakeFeed } from "./fake-feed.ts";

test("tells its listener what it is handed, with sequences of its own", () => {
  const feed = createFakeFeed(5_000);
  const heard: string[] = [];
  feed.start({
    opened: (profile, streamId) => heard.push(`opened ${profile.id} ${streamId}`),
    batch: ({ phase, from, to, clock }) => heard.push(`${phase} ${from}–${to} at ${clock.streamTime}`),
    connection: ({ kind }) => heard.push(kind),
  });
  const calm = { kind: "mode", at: 4_000, mode: "peace", reason: null } as const;
  feed.open(makeProfile(), "day");
  feed.pushSnapshot(calm, calm);
  feed.setConnection({ kind: "live" });
  feed.setClock(6_000);
  feed.push(calm);
  feed.setStatistics({ latency: 40 });
  expect(heard).toEqual(["connecting", "opened test day", "snapshot 1–2 at 5000", "live", "live 3–3 at 6000"]);
  expect(feed.statistics).toMatchObject({ sequence: 3, streamId: "day", latency: 40 });
  expect([feed.streamNow(), feed.serverNow(), feed.rate]).toEqual([6_000, 6_000, 1]);
  feed.stop();
  feed.push(calm);
  expect(heard).toHaveLength(5);
});
