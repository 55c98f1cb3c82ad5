import { expect, it } from "vitest";
import type { ConnectionView } from "../cockpit.ts";
import { connectionLook, connectionWords, formatLatency, shownInstant } from "./connection-words.ts";

const view: ConnectionView = {
  kind: "offline",
  since: 1_000,
  retryAt: 5_000,
  done: 0,
  total: 12,
  refusal: null,
  detail: "",
  latency: null,
  eventRate: 0,
  sequence: 0,
  gaps: 0,
  streamId: null,
  rejected: new Map(),
  duplicates: 0,
  complaints: [],
  lastEventAt: null,
};
const text = (key: string, values?: Readonly<Record<string, string | number>>): string =>
  `${key} ${JSON.stringify(values)}`;

it("counts how long the link is away by the server's time", () => {
  expect(connectionWords(view, 43_500, text)).toContain('"length":"00:42"');
  expect(connectionWords(view, null, text)).toContain('"length":"—"');
});

it("has a look for each state", () => {
  const kinds: readonly ConnectionView["kind"][] = [
    "live",
    "lagging",
    "recovering",
    "stale",
    "offline",
    "refused",
    "loading",
  ];
  expect(kinds.map(connectionLook)).toEqual(["live", "stale", "stale", "stale", "down", "down", "waiting"]);
});

it("prints latencies as people read them", () => {
  expect([43.4, 999, 3_214, null].map(formatLatency)).toEqual(["43 ms", "999 ms", "3.2 s", "—"]);
});

it("says which instant the screen shows", () => {
  expect(shownInstant(Date.UTC(2026, 10, 20, 6, 31, 26), "Asia/Shanghai", text)).toContain("14:31:26");
});
