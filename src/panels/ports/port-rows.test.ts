import { expect, it } from "vitest";
import { makeProfile } from "../../../test/fixtures/profile.ts";
import type { Derived, PortActivity } from "../../derive/derived.ts";
import { MINUTE } from "../../shared/units.ts";
import { countedAs, type PortRow, portRows } from "./port-rows.ts";

const NOW = Date.UTC(2026, 10, 20);
const derived = (over: Partial<PortActivity>): Derived =>
  ({
    port: (id: string) => ({ port: id, rate: 0.2, perMinute: [], lastEventAt: NOW, lag: 300, state: "live", ...over }),
  }) as unknown as Derived;

it("lists every port of the profile in its order", () => {
  const rows = portRows(derived({}), makeProfile(), "zh", NOW);
  expect(rows.map((row) => [row.id, row.state, row.silence])).toEqual([
    ["p110", "live", null],
    ["p12345", "live", null],
  ]);
});

it("says how long a stale port is silent", () => {
  const [row] = portRows(derived({ state: "stale", lastEventAt: NOW - 12 * MINUTE }), makeProfile(), "zh", NOW);
  expect(row?.silence).toBe(12 * MINUTE);
});

it("has no length of silence for a port never heard of", () => {
  const [row] = portRows(derived({ state: "down", lastEventAt: null }), makeProfile(), "zh", NOW);
  expect(row?.silence).toBeNull();
});

it("counts events, and their rate once a port is that busy", () => {
  expect(countedAs([{ rate: 0.4 } as PortRow])).toBe("events");
  expect(countedAs([{ rate: 0.4 } as PortRow, { rate: 4.2 } as PortRow])).toBe("rate");
});
