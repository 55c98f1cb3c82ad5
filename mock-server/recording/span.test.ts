import { expect, it } from "vitest";
import { DAY, HOUR } from "../../src/shared/units.ts";
import { evictBefore } from "../../src/store/eviction.ts";
import { smallStreet } from "../simulation/small-street.ts";
import { boundsFor, widenWindow } from "./span.ts";

const T = Date.parse("2026-01-01T00:00:00Z");
const profile = smallStreet();
const events = [{ kind: "resumed", incident: "a", revision: 1, at: T }] as const;

it.each([0, 8 * DAY - 1, 8 * DAY, 200 * DAY, 365 * DAY + 5 * HOUR])(
  "what happened first in a recording of %d ms is still held at its end",
  (length) => {
    const { windowMs } = widenWindow(profile, events, T + length);
    expect(windowMs).toBeGreaterThanOrEqual(profile.windowMs);
    expect(evictBefore(T + length, windowMs)).toBeLessThanOrEqual(T);
    expect(boundsFor({ windowMs }, events).windowMs).toBeGreaterThan(windowMs);
  },
);

it("leaves a window alone that is long enough", () => {
  expect(widenWindow(profile, events, T + DAY)).toBe(profile);
});

it("lets a log hold twice what is played, for viewers add to it", () => {
  expect(boundsFor(profile, new Array(700_000).fill(events[0])).maxEvents).toBe(1_400_000);
});
