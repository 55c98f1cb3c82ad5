import { expect, it } from "vitest";
import type { DrawState } from "./draw-state.ts";
import type { MapUnit } from "./map-data.ts";
import { toMercator } from "./mercator.ts";
import { UnitLayer } from "./unit-layer.ts";

const unit = (longitude: number): MapUnit => ({
  id: "u",
  label: "巡1",
  longitude,
  latitude: 30,
  heading: 90,
  mark: "moving",
  target: null,
});

it("glides from fix to fix, and stands rather than guesses ahead", () => {
  const state = { now: 0, epoch: 0, origin: toMercator(120, 30) } as DrawState;
  const layer = new UnitLayer(state);
  const at = (now: number): number => {
    state.now = now;
    return Number(layer.positionOf("u")?.longitude.toFixed(6));
  };
  layer.set(unit(120));
  expect(layer.isGliding).toBe(false);
  state.now = 4_000;
  layer.set(unit(120.01));
  expect(layer.isGliding).toBe(true);
  expect(at(4_000)).toBe(120);
  expect(at(6_000)).toBe(120.005);
  expect(at(8_000)).toBe(120.01);
  expect(at(60_000)).toBe(120.01);
  expect(layer.isGliding).toBe(false);
  // A fix after a long silence: ten seconds, not a minute.
  layer.set(unit(120.02));
  expect(at(65_000)).toBe(120.015);
  expect(at(70_000)).toBe(120.02);
  layer.remove("u");
  expect(layer.positionOf("u")).toBeNull();
});
