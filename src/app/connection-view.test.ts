import { describe, expect, it } from "vitest";
import type { ConnectionState, FeedStatistics } from "../feed/feed.ts";
import { freshnessOf, sumCounts, viewConnection } from "./connection-view.ts";

const statistics: FeedStatistics = {
  sequence: 41,
  latency: 12,
  gaps: 2,
  rejectedByGateway: new Map([["malformed", 3]]),
  droppedByGateway: 0,
  streamId: "s-1",
};
const counts = {
  latency: 43,
  eventRate: 12.4,
  duplicates: 5,
  rejected: new Map([
    ["malformed", 1],
    ["future", 2],
  ]),
  complaints: ["reported.at: expected a number"],
  lastEventAt: 1_000,
};

it("adds what page and gateway turned away", () => {
  const view = viewConnection({ kind: "live" }, statistics, counts);
  expect([...view.rejected]).toEqual([
    ["malformed", 4],
    ["future", 2],
  ]);
  expect(view).toMatchObject({ kind: "live", sequence: 41, gaps: 2, latency: 43, duplicates: 5, refusal: null });
  expect([...sumCounts()]).toEqual([]);
});

it("carries what each state knows", () => {
  const view = (state: ConnectionState) => viewConnection(state, statistics, counts);
  expect(view({ kind: "loading", done: 2, total: 5 })).toMatchObject({ done: 2, total: 5 });
  expect(view({ kind: "recovering", missing: 9 })).toMatchObject({ total: 9 });
  expect(view({ kind: "offline", since: 7, retryAt: 9 })).toMatchObject({ since: 7, retryAt: 9 });
  expect(view({ kind: "refused", reason: "version", detail: "server 2, page 1" })).toMatchObject({
    refusal: "version",
    detail: "server 2, page 1",
  });
});

describe("freshnessOf", () => {
  it("loads until the first whole snapshot, whatever the link does", () => {
    const offline: ConnectionState = { kind: "offline", since: 0, retryAt: 1 };
    expect(freshnessOf(offline, false)).toBe("loading");
    expect(freshnessOf({ kind: "live" }, false)).toBe("loading");
  });
  it("keeps the last state while the link is away", () => {
    const states: readonly ConnectionState[] = [
      { kind: "live" },
      { kind: "recovering", missing: 3 },
      { kind: "stale", since: 0 },
      { kind: "offline", since: 0, retryAt: 1 },
      { kind: "connecting", attempt: 2 },
      { kind: "loading", done: 0, total: 3 },
    ];
    expect(states.map((state) => freshnessOf(state, true))).toEqual([
      "live",
      "live",
      "stale",
      "disconnected",
      "disconnected",
      "disconnected",
    ]);
  });
});
