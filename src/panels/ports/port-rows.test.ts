import { expect, it } from "vitest";
import { makeProfile } from "../../../test/fixtures/profile.ts";
import type { Derived, PortActivity } from "../../derive/derived.ts";
import { MINUTE } from "../../shared/units.ts";
import type { Cockpit, Freshness } from "../cockpit.ts";
import { countedAs, lostSince, type PortRow, portRows } from "./port-rows.ts";

const NOW = Date.UTC(2026, 10, 20);
const derived = (over: Partial<PortActivity>): Derived =>
  ({
    port: (id: string) => ({ port: id, rate: 0.2, perMinute: [], lastEventAt: NOW, lag: 300, state: "live", ...over }),
  }) as unknown as Derived;

const rowsOf = (over: Partial<PortActivity>, freshness: Freshness = "live") =>
  portRows({ derived: derived(over), profile: makeProfile(), language: "zh", now: NOW, freshness });

it("lists every port of the profile in its order", () => {
  expect(rowsOf({}).map((row) => [row.id, row.state, row.silence])).toEqual([
    ["p110", "live", null],
    ["p12345", "live", null],
  ]);
});

it("says how long a stale port is silent", () => {
  const [row] = rowsOf({ state: "stale", lastEventAt: NOW - 12 * MINUTE });
  expect(row?.silence).toBe(12 * MINUTE);
});

it("has no length of silence for a port never heard of", () => {
  const [row] = rowsOf({ state: "down", lastEventAt: null });
  expect(row?.silence).toBeNull();
});

it.each(["stale", "disconnected"] as const)("knows nothing of a port while the stream is %s", (freshness) => {
  for (const state of ["live", "down"] as const)
    expect(rowsOf({ state }, freshness)[0]).toMatchObject({ state: "unknown", lag: null, silence: null });
});

it("says in stream time when the line was lost", () => {
  const at = (kind: "offline" | "live", rate: number) =>
    lostSince({
      connection: { state: { kind, since: 1_000, retryAt: 0 } } as unknown as Cockpit["connection"],
      serverNow: 4_000,
      now: NOW,
      rate,
    });
  expect([at("offline", 1), at("offline", 60), at("live", 1)]).toEqual([NOW - 3_000, NOW - 180_000, null]);
});

it("counts events, and their rate once a port is that busy", () => {
  expect(countedAs([{ rate: 0.4 } as PortRow])).toBe("events");
  expect(countedAs([{ rate: 0.4 } as PortRow, { rate: 4.2 } as PortRow])).toBe("rate");
});
