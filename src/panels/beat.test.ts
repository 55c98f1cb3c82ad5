import { expect, it } from "vitest";
import { beatSlice, isSameBeat } from "./beat.ts";
import type { Cockpit } from "./cockpit.ts";

const derived = (version: number) => ({ version });
const STANDING = derived(1);

function cockpit(now: number, over: Record<string, unknown> = {}): Cockpit {
  return { now, rate: 1, derived: STANDING, ...over } as unknown as Cockpit;
}

const same = (a: Cockpit, b: Cockpit): boolean => isSameBeat(beatSlice(a, 250), beatSlice(b, 250));

it("holds a panel until the next beat", () => {
  expect(same(cockpit(1_000), cockpit(1_249))).toBe(true);
  expect(same(cockpit(1_000), cockpit(1_250))).toBe(false);
});

it("counts real time, whatever the rate of the stream", () => {
  expect(same(cockpit(60_000, { rate: 60 }), cockpit(74_999, { rate: 60 }))).toBe(true);
  expect(same(cockpit(60_000, { rate: 60 }), cockpit(75_000, { rate: 60 }))).toBe(false);
});

it("lets what the viewer chose through at once", () => {
  for (const change of [
    { language: "en" },
    { theme: "paper" },
    { spotlight: "a" },
    { freshness: "stale" },
    { profile: {} },
  ]) {
    expect(same(cockpit(1_000), cockpit(1_001, change))).toBe(false);
  }
});

it("lets every change of the figures through while the clock stands", () => {
  const figures = { version: 1 };
  const before = beatSlice(cockpit(1_000, { derived: figures, rate: 0 }), 250);
  figures.version = 2;
  expect(isSameBeat(before, beatSlice(cockpit(1_000, { derived: figures, rate: 0 }), 250))).toBe(false);
});

it("does not leave the rate of a stream that ended on the screen", () => {
  const ended = (eventRate: number) => cockpit(1_000, { rate: 0, connection: { eventRate } });
  expect(same(ended(12), ended(0))).toBe(false);
});
