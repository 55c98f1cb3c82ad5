import { describe, expect, it } from "vitest";
import type { StreamEvent, UnitMovedEvent, UnitStateEvent } from "../../src/domain/event.ts";
import { HOUR, SECOND } from "../../src/shared/units.ts";
import { metresBetween, moved } from "../geometry.ts";
import { advance } from "./motion.ts";
import { Simulation } from "./simulation.ts";
import { smallStreet, smallStreetShapes } from "./small-street.ts";

const START = Date.parse("2026-11-20T06:32:08Z");
// Sixteen units could not keep up with a whole street's day.
const street = smallStreet((json) => Object.assign(json.simulation as object, { incidentsPerDay: 300 }));
const simulation = new Simulation({
  profile: street,
  shapes: smallStreetShapes,
  indicators: [],
  seed: 5,
  start: START,
});
const opening = simulation.open();
const live = simulation.until(START + 2 * HOUR);

function fixesByUnit(events: readonly StreamEvent[]): Map<string, UnitMovedEvent[]> {
  const fixes = new Map<string, UnitMovedEvent[]>();
  for (const event of events) {
    if (event.kind === "unitMoved") fixes.set(event.unit, [...(fixes.get(event.unit) ?? []), event]);
  }
  return fixes;
}
const states = (events: readonly StreamEvent[]): UnitStateEvent[] =>
  events.flatMap((event) => (event.kind === "unitState" ? [event] : []));

describe("units", () => {
  it("all say how they stand at the start, as many on duty as the profile wants", () => {
    const first = states(opening);
    expect(first.length).toBe(40);
    const onDuty = first.filter((event) => event.state !== "offDuty").length;
    // Those still at an incident of the shift before are there too.
    expect(onDuty).toBeGreaterThanOrEqual(16);
    expect(onDuty).toBeLessThanOrEqual(20);
    expect(fixesByUnit(opening).size).toBe(onDuty);
  });

  it("never move faster than they can, and head the way they go", () => {
    for (const fixes of fixesByUnit(live).values()) {
      fixes.forEach((fix, index) => {
        const before = fixes[index - 1];
        if (before === undefined || fix.at - before.at > 30 * SECOND) return;
        expect(metresBetween(before, fix) / ((fix.at - before.at) / SECOND)).toBeLessThan(14.5);
        if (fix.heading !== null) {
          expect(fix.heading).toBeGreaterThanOrEqual(0);
          expect(fix.heading).toBeLessThan(360.05);
        }
      });
    }
  });

  it("give a fix every 5 seconds while they move", () => {
    const gaps = [...fixesByUnit(live).values()].flatMap((fixes) =>
      fixes.flatMap((fix, index) => {
        const before = fixes[index - 1];
        return before !== undefined && fix.heading !== null && before.heading !== null ? [fix.at - before.at] : [];
      }),
    );
    expect(gaps.filter((gap) => gap === 5 * SECOND).length / gaps.length).toBeGreaterThan(0.95);
  });

  it("go where they are sent and are at the scene when the incident says so", () => {
    const positions = new Map<string, { longitude: number; latitude: number }>();
    const arrivals = new Map<string, number>();
    for (const event of [...opening, ...live]) {
      if (event.kind === "reported" && event.position !== null) positions.set(event.incident, event.position);
      if (event.kind === "stage" && event.stage === "arrived") arrivals.set(event.incident, event.at);
    }
    const fixes = fixesByUnit(live);
    let arrived = 0;
    let inTime = 0;
    for (const event of states(live)) {
      if (event.state !== "onScene" || event.incident === null) continue;
      const position = positions.get(event.incident);
      const fix = fixes.get(event.unit)?.find((candidate) => candidate.at >= event.at);
      if (position === undefined || fix === undefined) continue;
      arrived += 1;
      expect(metresBetween(position, fix)).toBeLessThan(40);
      if (event.at - (arrivals.get(event.incident) ?? 0) <= 15 * SECOND) inTime += 1;
    }
    expect(arrived).toBeGreaterThan(15);
    expect(inTime / arrived).toBeGreaterThan(0.85);
  });

  it("change crews around the boundary of a shift, a few at a time", () => {
    const rest = simulation.until(START + 3 * HOUR);
    // 16:00 in Shanghai is 87 m 52 s after the start.
    const boundary = Date.parse("2026-11-20T08:00:00Z");
    const ends = states([...live, ...rest]).filter((event) => event.state === "offDuty");
    expect(ends.length).toBeGreaterThan(4);
    for (const event of ends) expect(event.at).toBeGreaterThanOrEqual(boundary);
    expect(Math.max(...ends.map((event) => event.at)) - Math.min(...ends.map((event) => event.at))).toBeGreaterThan(
      60 * SECOND,
    );
  });
});

describe("advance", () => {
  const origin = { longitude: 120.3, latitude: 30.1 };

  it("reaches a target behind it and stays there", () => {
    const target = moved(origin, 0, -300);
    let course = { point: origin, heading: 0 };
    for (let second = 0; second < 120; second += 1) course = advance(course, target, 8);
    expect(metresBetween(course.point, target)).toBeLessThan(1);
    expect(advance(course, target, 8)).toBe(course);
  });

  it("turns 40 degrees a second at most", () => {
    const course = advance({ point: origin, heading: 0 }, moved(origin, 500, 0), 8);
    expect(course.heading).toBeCloseTo(40, 5);
  });
});
