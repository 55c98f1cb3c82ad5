import { expect, it } from "vitest";
import type { ConnectionState } from "../../domain/connection-state.ts";
import { connectionLook, connectionWords, formatLatency, shownInstant } from "./connection-words.ts";

const text = (key: string, values?: Readonly<Record<string, string | number>>): string =>
  values === undefined ? key : `${key} ${JSON.stringify(values)}`;
const words = (state: ConnectionState, serverNow: number | null = 0, rate = 1): string =>
  connectionWords(state, { serverNow, rate }, text);

it("counts how long the link is away by the server's time", () => {
  const offline: ConnectionState = { kind: "offline", since: 1_000, retryAt: 5_000 };
  expect(words(offline, 43_500)).toContain('"length":"00:42"');
  expect(words(offline, null)).toContain('"length":"—"');
});

it("says what is followed in words of its own, and never calls a recording or a demonstration live", () => {
  expect(words({ kind: "live" })).toBe("connection.live");
  expect(words({ kind: "demo" })).toBe("connection.demo");
  expect(words({ kind: "replaying" })).toBe("connection.replaying");
  expect(words({ kind: "replaying" }, 0, 60)).toBe('connection.replaying.at {"rate":"60"}');
  expect(words({ kind: "replaying" }, 0, 0)).toBe("connection.replaying.ended");
});

it("counts what is still missing, and says why it lags", () => {
  expect(words({ kind: "recovering", missing: 1_204 })).toBe('connection.recovering {"n":"1,204"}');
  expect(words({ kind: "lagging", latency: 4_000, cause: "latency" })).toBe("connection.lagging");
  expect(words({ kind: "lagging", latency: null, cause: "line" })).toBe("connection.slowLine");
  expect(words({ kind: "lagging", latency: null, cause: "log" })).toBe("connection.logAway");
});

it("has a look for each state", () => {
  const kinds: readonly ConnectionState["kind"][] = [
    "live",
    "replaying",
    "demo",
    "lagging",
    "recovering",
    "stale",
    "offline",
    "refused",
    "loading",
  ];
  expect(kinds.map(connectionLook)).toEqual([
    "live",
    "replaying",
    "demo",
    "stale",
    "stale",
    "stale",
    "down",
    "down",
    "waiting",
  ]);
});

it("prints latencies as people read them", () => {
  expect([43.4, 999, 3_214, null].map(formatLatency)).toEqual(["43 ms", "999 ms", "3.2 s", "—"]);
});

it("says which instant the screen shows", () => {
  expect(shownInstant(Date.UTC(2026, 10, 20, 6, 31, 26), "Asia/Shanghai", text)).toContain("14:31:26");
});
