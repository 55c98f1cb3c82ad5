import { describe, expect, it } from "vitest";
import { HOUR } from "../../shared/units.ts";
import { makeProfile } from "../../../test/fixtures/profile.ts";
import { instant, timeline } from "../../../test/fixtures/timeline.ts";
import { createDerived } from "../../derive/create-derived.ts";
import type { StreamEvent } from "../../domain/event.ts";
import { createStore } from "../../store/create-store.ts";
import type { MapIncident, MapUnit } from "../../surfaces/map/map-data.ts";
import type { Cockpit } from "../cockpit.ts";
import { bindMap, type MapTarget } from "./map-binding.ts";

/** A map that only remembers. */
class Atlas implements MapTarget {
  readonly incidents = new Map<string, MapIncident>();
  readonly units = new Map<string, MapUnit>();
  readonly loads = new Map<string, number>();
  puts = 0;
  time = 0;
  stale = false;
  tinted = true;
  setTime(now: number): void {
    this.time = now;
  }
  putIncident(incident: MapIncident): void {
    this.puts++;
    this.incidents.set(incident.id, incident);
  }
  removeIncident(id: string): void {
    this.incidents.delete(id);
  }
  putUnit(unit: MapUnit): void {
    this.units.set(unit.id, unit);
  }
  removeUnit(id: string): void {
    this.units.delete(id);
  }
  clear(): void {
    this.incidents.clear();
    this.units.clear();
  }
  setLoads(open: ReadonlyMap<string, number>): void {
    for (const [region, count] of open) this.loads.set(region, count);
  }
  setLook({ stale, tinted }: { readonly stale: boolean; readonly tinted: boolean }): void {
    this.stale = stale;
    this.tinted = tinted;
  }
}

/** A bound map over a real store, at 10:00. */
function bound(lives: string) {
  const [port, other] = makeProfile().ports;
  // Quiet enough not to be marked within what happens here.
  const profile = makeProfile({ ports: [{ ...port, staleAfter: HOUR, downAfter: HOUR }, other] });
  const make = (events: readonly StreamEvent[]): Pick<Cockpit, "store" | "derived" | "whole"> => {
    const store = createStore(profile);
    store.advance(instant("10:00"));
    const derived = createDerived(store, profile);
    store.apply(events);
    return { store, derived, whole: { store, derived } as Cockpit["whole"] };
  };
  const listeners = new Set<() => void>();
  let cockpit = {
    profile,
    ...make(timeline(lives)),
    freshness: "live",
    now: instant("10:00"),
    surge: null,
    language: "zh",
  } as unknown as Cockpit;
  const atlas = new Atlas();
  const anchors = new Map([
    ["village-a", { longitude: 120.3, latitude: 30.16 }],
    ["village-b", { longitude: 120.25, latitude: 30.15 }],
  ]);
  const source = {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    current: () => cockpit,
  };
  const binding = bindMap(atlas, source, ["village-a", "village-b"], anchors);
  const paint = (patch: Partial<Cockpit> = {}): void => {
    cockpit = { ...cockpit, ...patch };
    cockpit.store.advance(cockpit.now);
    for (const listener of listeners) listener();
  };
  return { atlas, binding, paint, make, apply: (events: readonly StreamEvent[]) => cockpit.store.apply(events) };
}

const TWO = `
  A category=fire region=village-a : 09:59 reported
  B category=dispute region=village-b : 09:58 reported`;

describe("bindMap", () => {
  it("hands on what is open, with the derived clock, and tints by load", () => {
    const { atlas } = bound(`${TWO}\n C region=village-b : 09:00 reported · 09:10 closed grid`);
    expect([...atlas.incidents.keys()].sort()).toEqual(["A", "B"]);
    expect(atlas.incidents.get("A")).toMatchObject({
      silhouette: "triangle",
      clock: { dueAt: instant("10:00"), limit: 60_000, atRiskShare: 0.34 },
    });
    expect(atlas.loads.get("village-b")).toBe(1);
    expect(atlas.time).toBe(instant("10:00"));
  });

  it("marks the incidents of a port that falls silent, and only then", () => {
    const { atlas, paint } = bound(TWO);
    const marks = (): (boolean | undefined)[] => [...atlas.incidents.values()].map(({ stale }) => stale);
    expect(marks()).toEqual([undefined, undefined]);
    const before = atlas.puts;
    paint({ now: instant("10:58") });
    expect(atlas.puts).toBe(before);
    paint({ now: instant("11:00") });
    expect(marks()).toEqual([true, true]);
  });

  it("hands on only what events touched since the last paint", () => {
    const { atlas, paint, apply } = bound(TWO);
    const before = atlas.puts;
    paint({ now: instant("10:00:01") });
    expect(atlas.puts).toBe(before);
    apply(timeline("A : 09:59 reported · 10:00:02 signed u1").slice(1));
    paint();
    expect(atlas.puts).toBe(before + 1);
    expect(atlas.incidents.get("A")?.clock?.limit).toBe(180_000);
    apply(timeline("A : 09:59 reported · 10:00:02 signed u1 · 10:00:03 closed grid").slice(2));
    paint();
    expect([...atlas.incidents.keys()]).toEqual(["B"]);
  });

  it("stands incidents without a position at their region, and counts those whose region it does not know", () => {
    const { atlas, binding, paint, apply } = bound(`${TWO}\n C region=grid-a1 : 09:57 reported`);
    expect(atlas.incidents.get("B")).toMatchObject({ longitude: 120.25, latitude: 30.15 });
    expect([atlas.incidents.has("C"), binding.unplaced]).toEqual([false, 1]);
    apply(timeline("C region=grid-a1 : 09:57 reported · 10:00 closed grid").slice(1));
    paint();
    expect(binding.unplaced).toBe(0);
  });

  it("starts over with another store", () => {
    const { atlas, paint, make } = bound(TWO);
    paint(make(timeline("Z region=village-a : 09:57 reported")));
    expect([...atlas.incidents.keys()]).toEqual(["Z"]);
  });

  it("takes off the tint of what another store does not hold", () => {
    const { atlas, paint, make } = bound(TWO);
    paint(make([]));
    expect([...atlas.loads.values()]).toEqual([0, 0]);
  });

  it("dims all but the focus in 战时 and takes the tint off, and brings both back", () => {
    const { atlas, binding, paint } = bound(TWO);
    binding.setFocus("A");
    paint({ surge: { since: 0, reason: null } });
    expect(atlas.tinted).toBe(false);
    expect([...atlas.incidents.values()].map(({ id, dimmed }) => [id, dimmed]).sort()).toEqual([
      ["A", false],
      ["B", true],
    ]);
    paint({ surge: null });
    expect([...atlas.incidents.values()].some(({ dimmed }) => dimmed)).toBe(false);
    expect(atlas.tinted).toBe(true);
  });

  it("says when what it shows is old", () => {
    const { atlas, paint } = bound(TWO);
    paint({ freshness: "disconnected" });
    expect(atlas.stale).toBe(true);
    paint({ freshness: "live" });
    expect(atlas.stale).toBe(false);
  });

  it("shows units on duty that have a fix, moving ones with their goal, and drops those off duty", () => {
    const { atlas, paint, apply } = bound(TWO);
    const at = instant("10:00");
    const state = (value: "moving" | "offDuty") =>
      ({
        kind: "unitState",
        unit: "u1",
        at: value === "moving" ? at : at + 1,
        state: value,
        incident: "A",
        name: "巡逻 3 组",
        unitKind: "patrol",
        region: "village-a",
      }) as const;
    apply([state("moving")]);
    paint();
    expect(atlas.units.size).toBe(0);
    apply([{ kind: "unitMoved", unit: "u1", at, longitude: 120.3, latitude: 30.2, heading: 45 }]);
    paint();
    expect(atlas.units.get("u1")).toMatchObject({ mark: "moving", heading: 45, label: "P3" });
    apply([state("offDuty")]);
    paint();
    expect(atlas.units.size).toBe(0);
  });
});
