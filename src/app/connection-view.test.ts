import { describe, expect, it } from "vitest";
import type { ConnectionState } from "../domain/connection-state.ts";
import type { FeedStatistics } from "../feed/feed.ts";
import { freshnessOf, sumCounts, viewConnection } from "./connection-view.ts";

const statistics: FeedStatistics = {
  sequence: 41,
  latency: 12,
  gaps: 2,
  rejectedByGateway: new Map([["malformed", 3]]),
  droppedByGateway: 0,
  knownSince: null,
  streamId: "s-1",
  quality: null,
};
const counts = {
  latency: 43,
  lag: { p50: 900, p95: 2_100, count: 40, ahead: 0 },
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
  expect(view).toMatchObject({ state: { kind: "live" }, sequence: 41, gaps: 2, latency: 43, duplicates: 5 });
  expect([...sumCounts()]).toEqual([]);
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
      { kind: "replaying" },
      { kind: "demo" },
      { kind: "lagging", latency: 3_000, cause: "latency" },
      { kind: "lagging", latency: null, cause: "log" },
      { kind: "recovering", missing: 3 },
      { kind: "stale", since: 0 },
      { kind: "offline", since: 0, retryAt: 1 },
      { kind: "connecting", attempt: 2 },
      { kind: "loading", done: 0, total: 3 },
    ];
    expect(states.map((state) => freshnessOf(state, true))).toEqual([
      "live",
      "live",
      "live",
      "live",
      "stale",
      "live",
      "stale",
      "disconnected",
      "disconnected",
      "disconnected",
    ]);
  });
});
